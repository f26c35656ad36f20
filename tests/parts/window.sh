# The real program in a real window, on a display of its own.

. tests/window/flow
