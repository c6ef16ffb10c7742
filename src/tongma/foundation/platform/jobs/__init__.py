"""What an installation does beside answering: jobs, each declared in one line by its capability."""
