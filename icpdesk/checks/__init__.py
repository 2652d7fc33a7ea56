"""The checks: one question a file, chosen and parametrised by the rulebook."""
