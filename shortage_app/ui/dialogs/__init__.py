"""Windows of their own over the window: settings, map of keys; each is opened by a command."""
