"""Which people and bodies of several articles are one: who bears which name, and why two that bear it are the same."""
