"""Windows and macOS, as far as Linux can play them: what these systems refuse is refused here too.

``pytest -p tests.support.systems.windows`` and ``-p tests.support.systems.macos`` put a whole run of the
tests on such a system: names, open files, paths, the console's encoding, what ``os`` and ``signal`` lack.
Processes that the tests start are put there as well. It is a simulation: the rules are those that the
systems' documents and bug reports tell, not the systems themselves.
"""
