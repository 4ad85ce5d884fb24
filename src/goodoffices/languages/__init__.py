"""The trained pipelines, one folder a language: package data only, each with its own licence and model card."""
