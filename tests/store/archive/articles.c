/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "articles.h"

static BylinePicture *
picture_new (const char *url)
{
  BylinePicture *picture = byline_picture_new (url);

  picture->alt = g_strdup ("A crane over the yard");
  picture->caption = g_strdup ("The yard at dawn \"in fog\"");
  picture->credit = g_strdup ("Photo: Ines Okafor/Agency");
  picture->width = 1600;
  picture->height = 900;
  return picture;
}

static BylineText *
marked_text_new (void)
{
  /* Code points, not bytes: "é" and "𝒳" are one each. */
  BylineText *text = byline_text_new ("Café 𝒳 <b>, \"北京\"\nsecond & last");

  byline_text_add_mark (text, 0, 4, BYLINE_MARK_STRONG, NULL);
  byline_text_add_mark (text, 0, 6, BYLINE_MARK_LINK, "https://paper.example/a?b=1&c=2");
  byline_text_add_mark (text, 2, 5, BYLINE_MARK_EM, NULL);
  byline_text_add_mark (text, 5, 6, BYLINE_MARK_CODE, NULL);
  byline_text_add_mark (text, 6, 7, BYLINE_MARK_SUB, NULL);
  byline_text_add_mark (text, 7, 8, BYLINE_MARK_SUP, NULL);
  byline_text_add_mark (text, 8, 9, BYLINE_MARK_DEL, NULL);
  byline_text_add_mark (text, 9, 10, BYLINE_MARK_HIGHLIGHT, NULL);
  byline_text_add_mark (text, 10, 12, BYLINE_MARK_FOOTNOTE, "fn1");
  byline_text_add_mark (text, 12, 14, BYLINE_MARK_LINK, "mailto:mara@paper.example");
  return text;
}

static BylineBlock *
paragraph_new (const char *text)
{
  return byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, byline_text_new (text));
}

static BylineBlock *
figure_new (const char *url)
{
  BylineBlock *figure = byline_block_new (BYLINE_BLOCK_FIGURE);

  figure->picture = picture_new (url);
  return figure;
}

static BylineBlock *
table_new (void)
{
  BylineBlock *table = byline_block_new_text (BYLINE_BLOCK_TABLE, byline_text_new ("Output"));

  table->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (int i = 0; i < 2; i++)
    {
      GPtrArray *row = g_ptr_array_new_with_free_func ((GDestroyNotify) byline_cell_free);
      BylineCell *cell = byline_cell_new (marked_text_new ());

      cell->header = i == 0;
      cell->colspan = i == 0 ? 2 : 1;
      cell->rowspan = i == 0 ? 1 : 3;
      g_ptr_array_add (row, cell);
      g_ptr_array_add (table->rows, row);
    }
  return table;
}

static BylineBlock *
list_new (gboolean ordered)
{
  BylineBlock *list = byline_block_new (BYLINE_BLOCK_LIST);
  BylineBlock *item = byline_block_new (BYLINE_BLOCK_ITEM);

  list->ordered = ordered;
  list->start = ordered ? 3 : 1;
  byline_block_add_child (item, paragraph_new ("An item"));
  if (ordered)
    byline_block_add_child (item, list_new (FALSE));
  byline_block_add_child (list, item);
  return list;
}

static void
add_blocks (GPtrArray *blocks)
{
  BylineBlock *heading = byline_block_new_text (BYLINE_BLOCK_HEADING, byline_text_new ("Subhead"));
  BylineBlock *gallery = byline_block_new_text (BYLINE_BLOCK_GALLERY,
                                                byline_text_new ("All of them"));
  BylineBlock *quote = byline_block_new_text (BYLINE_BLOCK_QUOTE,
                                              byline_text_new ("Wim Destrooper"));
  BylineBlock *code = byline_block_new_text (BYLINE_BLOCK_CODE,
                                             byline_text_new ("if (a)\n\tb ();"));
  BylineBlock *embed = byline_block_new (BYLINE_BLOCK_EMBED);
  BylineBlock *aside = byline_block_new (BYLINE_BLOCK_ASIDE);

  heading->level = 3;
  byline_block_add_child (gallery, figure_new ("https://paper.example/1.jpg"));
  byline_block_add_child (gallery, figure_new ("https://paper.example/2.jpg"));
  byline_block_add_child (quote, paragraph_new ("Said so."));
  code->language = g_strdup ("c");
  embed->url = g_strdup ("https://video.example/1");
  embed->title = g_strdup ("A film");
  embed->provider = g_strdup ("Video");
  byline_block_add_child (aside, paragraph_new ("By the way."));
  g_ptr_array_add (blocks, byline_block_new_text (BYLINE_BLOCK_PARAGRAPH, marked_text_new ()));
  g_ptr_array_add (blocks, heading);
  g_ptr_array_add (blocks, figure_new ("https://paper.example/3.jpg"));
  g_ptr_array_add (blocks, gallery);
  g_ptr_array_add (blocks, quote);
  g_ptr_array_add (blocks,
                   byline_block_new_text (BYLINE_BLOCK_PULLQUOTE, byline_text_new ("Large")));
  g_ptr_array_add (blocks, list_new (TRUE));
  g_ptr_array_add (blocks, table_new ());
  g_ptr_array_add (blocks, code);
  g_ptr_array_add (blocks, byline_block_new (BYLINE_BLOCK_RULE));
  g_ptr_array_add (blocks, embed);
  g_ptr_array_add (blocks, aside);
}

static BylineAuthor *
author_new (void)
{
  BylineAuthor *author = byline_author_new ("Mara Lindqvist");

  author->url = g_strdup ("https://paper.example/people/mara");
  author->avatar = g_strdup ("https://paper.example/people/mara.jpg");
  author->email = g_strdup ("mara@paper.example");
  author->bio = g_strdup ("Writes about chips.");
  byline_author_add_contact (author, BYLINE_CONTACT_EMAIL, "mara@paper.example");
  byline_author_add_contact (author, BYLINE_CONTACT_HANDLE, "@mara");
  byline_author_add_contact (author, BYLINE_CONTACT_PHONE, "+32 2 555 01 23");
  byline_author_add_contact (author, BYLINE_CONTACT_SIGNAL, "mara.01");
  byline_author_add_contact (author, BYLINE_CONTACT_PROFILE, "https://social.example/@mara");
  return author;
}

static void
add_parts (BylineArticle *article)
{
  BylineFootnote *footnote = byline_footnote_new ("fn1");
  BylineTeaser *teaser = byline_teaser_new ();
  BylineAttachment *attachment = byline_attachment_new ("https://paper.example/1.mp3",
                                                        "audio/mpeg");

  g_ptr_array_add (footnote->blocks, paragraph_new ("A note."));
  g_ptr_array_add (article->footnotes, footnote);
  teaser->url = g_strdup ("https://paper.example/next");
  teaser->kicker = g_strdup ("Paper");
  teaser->section = g_strdup ("Workplace");
  teaser->title = g_strdup ("The next one");
  teaser->standfirst = g_strdup ("In short.");
  teaser->picture = picture_new ("https://paper.example/next.jpg");
  g_ptr_array_add (teaser->paragraphs, paragraph_new ("First."));
  g_ptr_array_add (teaser->rest, paragraph_new ("Second."));
  g_ptr_array_add (teaser->authors, author_new ());
  g_ptr_array_add (article->teasers, teaser);
  attachment->title = g_strdup ("Read aloud");
  attachment->size = 5000000000;
  attachment->duration = 600;
  g_ptr_array_add (article->attachments, attachment);
}

BylineArticle *
full_article_new (void)
{
  BylineArticle *article = byline_article_new ();

  article->id = g_strdup ("tag:paper.example,2026:1");
  article->key = g_strdup ("0123456789abcdef01234567");
  article->url = g_strdup ("https://paper.example/1");
  article->title = g_strdup ("A headline with “quotes” & more");
  article->kicker = g_strdup ("Paper");
  article->standfirst = g_strdup ("The sentence below it.");
  article->summary = g_strdup ("A summary.");
  article->summary_html = g_strdup ("<p>A summary.</p>");
  article->language = g_strdup ("en-GB");
  article->comments_url = g_strdup ("https://paper.example/1#comments");
  article->canonical_url = g_strdup ("https://paper.example/one");
  article->direction = BYLINE_DIRECTION_RTL;
  article->source = BYLINE_ARTICLE_SOURCE_PAGE;
  article->is_excerpt = TRUE;
  article->published = 1700000000;
  article->modified = 1700000100;
  article->received = 1700000200;
  article->fetched = 1700000300;
  article->lead = picture_new ("https://paper.example/lead.jpg");
  g_ptr_array_add (article->authors, author_new ());
  g_ptr_array_add (article->authors, byline_author_new ("Wim Destrooper"));
  g_ptr_array_add (article->tags, g_strdup ("Paper | China"));
  g_ptr_array_add (article->tags, g_strdup ("chips"));
  g_ptr_array_add (article->sections, byline_section_new ("China", "World > Asia"));
  g_ptr_array_add (article->sections, byline_section_new ("Enterprise", NULL));
  add_blocks (article->blocks);
  add_parts (article);
  g_ptr_array_add (article->feeds, g_strdup ("https://paper.example/feed"));
  article->publication_id = g_strdup ("00112233445566778899aabbccddeeff");
  article->publication_name = g_strdup ("Paper");
  article->publication_url = g_strdup ("https://paper.example/");
  return article;
}

BylineArticle *
bare_article_new (void)
{
  BylineArticle *article = byline_article_new ();

  article->id = g_strdup ("x");
  return article;
}
