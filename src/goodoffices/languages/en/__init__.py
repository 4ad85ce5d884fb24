"""The trained English pipeline: data only, CC BY-SA 4.0 (see LICENSE, SOURCES and MODEL_CARD.md in this folder)."""
