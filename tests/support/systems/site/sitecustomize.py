"""Puts every process that the tests start on the system that they simulate."""

import os

if os.environ.get("ICPDESK_TEST_SYSTEM"):
    from importlib import import_module

    import_module(f"tests.support.systems.{os.environ['ICPDESK_TEST_SYSTEM']}").install(
        os.environ["ICPDESK_TEST_DISK"]
    )
