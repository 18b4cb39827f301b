"""Scripts that build, export and measure the reader; nothing here is needed at run time."""
