from pipeline.json_ld import clean_text, list_articles, list_texts, list_values, resolve, types_of, walk_nodes

__all__ = ["clean_text", "list_articles", "list_texts", "list_values", "resolve", "types_of", "walk_nodes"]
