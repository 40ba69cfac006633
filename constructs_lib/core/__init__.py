"""The app, its charts and constructs, and how they are checked and rendered."""
