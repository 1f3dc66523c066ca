"""The faces of the program: the command line, how records read, the page for the phone."""
