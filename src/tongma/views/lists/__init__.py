"""Views: documents, stock, tasks, holds, search and timelines, with the words that people use."""
