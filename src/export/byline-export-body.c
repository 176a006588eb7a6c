/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-export-body-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "byline-dialect.h"
#include "byline-export-embed.h"
#include "byline-export-note.h"
#include "byline-url.h"

const char _byline_export_css[] =
  "body { font: 1.1em/1.55 serif; max-width: 36em; margin: 2em auto; padding: 0 1em; }\n"
  "h1 { font-size: 1.9em; line-height: 1.15; margin: 0.2em 0 0.4em; }\n"
  "h2, h3, h4, h5, h6 { line-height: 1.25; margin: 1.4em 0 0.5em; }\n"
  ".kicker { font: bold 0.8em sans-serif; margin: 0; }\n"
  ".standfirst { font-size: 1.15em; margin: 0 0 0.6em; opacity: 0.8; }\n"
  ".byline, .source, footer, figcaption { font: 0.8em/1.4 sans-serif; }\n"
  "figure { margin: 1.5em 0; }\n"
  "img { max-width: 100%; height: auto; }\n"
  ".credit, .provider { display: block; opacity: 0.75; }\n"
  "blockquote { margin: 1em 0; padding-left: 1em; border-left: 3px solid #999; }\n"
  "aside { margin: 1.2em 0; padding: 0.2em 1em; border: 1px solid #999; }\n"
  "aside.pullquote { font-size: 1.25em; font-style: italic; border-width: 0 0 0 3px; }\n"
  "table { border-collapse: collapse; font-size: 0.9em; }\n"
  "td, th { padding: 0.3em 0.6em; border-bottom: 1px solid #999; text-align: left; vertical-align: "
  "top; }\n"
  "pre { overflow-x: auto; font-size: 0.85em; line-height: 1.4; }\n"
  "ol.footnotes { font-size: 0.85em; border-top: 1px solid #999; margin-top: 2em; }\n"
  "footer { margin-top: 2em; border-top: 1px solid #999; }\n";

/* --- Text --- */

/* XML 1.0, 2.2: controls and the two last code points of a plane are no characters. */
static gboolean
is_xml_character (gunichar c)
{
  return c >= 0x20 ? c < 0xfffe || (c > 0xffff && (c & 0xfffe) != 0xfffe)
                   : c == '\t' || c == '\n' || c == '\r';
}

void
_byline_export_append_escaped (GString *out, const char *text)
{
  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (is_xml_character (c))
        g_string_append_unichar (out, c);
    }
}

static void
append_line (GString *out, const char *open, const char *text, const char *close)
{
  if (text == NULL || *text == '\0')
    return;

  g_string_append (out, open);
  _byline_export_append_escaped (out, text);
  g_string_append (out, close);
}

static void
append_link (GString *out, const char *url, const char *text)
{
  g_string_append (out, "<a href=\"");
  _byline_export_append_escaped (out, url);
  g_string_append (out, "\">");
  _byline_export_append_escaped (out, text);
  g_string_append (out, "</a>");
}

char *
_byline_export_dup_authors (const BylineArticle *article)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < article->authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (article->authors, i);

      if (i > 0)
        g_string_append (names, i + 1 == article->authors->len ? _ (" and ") : ", ");
      g_string_append (names, author->name);
    }

  return names->len > 0 ? g_strdup (names->str) : NULL;
}

static char *
format_time (gint64 time, const char *format)
{
  g_autoptr (GDateTime) then = time != 0 ? g_date_time_new_from_unix_local (time) : NULL;

  return then != NULL ? g_date_time_format (then, format) : NULL;
}

char *
_byline_export_dup_date (gint64 time)
{
  /* Translators: a date in full, as strftime has it, with the year */
  return format_time (time, _ ("%A, %-e %B %Y"));
}

/* --- The body: the article's dialect, whose grammar is strict, as XML --- */

static gboolean
is_void (const char *name)
{
  static const char *const names[] = { "<br", "<hr", "<img" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize length = strlen (names[i]);

      if (strncmp (name, names[i], length) == 0 && (name[length] == '>' || name[length] == ' '))
        return TRUE;
    }

  return FALSE;
}

#define ALIGN " align=\""

/* HTML and books have no such attribute any more. */
static const char *
append_align (GString *out, const char *value)
{
  gsize length = strcspn (value, "\"");

  g_string_append_printf (out, " style=\"text-align: %.*s", (int) length, value);
  return value + length;
}

/* In the dialect a ">" ends a tag: that of text and values is escaped. */
static void
append_as_xml (GString *out, const char *html)
{
  gboolean closes = FALSE, is_cell = FALSE;

  for (const char *p = html; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (*p == '<')
        {
          closes = is_void (p);
          is_cell = g_str_has_prefix (p, "<td") || g_str_has_prefix (p, "<th ");
        }
      else if (is_cell && g_str_has_prefix (p, ALIGN))
        p = append_align (out, p + strlen (ALIGN));
      else if (*p == '>')
        is_cell = FALSE;
      if (*p == '>' && closes)
        g_string_append_c (out, '/');
      if (is_xml_character (g_utf8_get_char (p)))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }
}

/* What a picture is in the file, or its words. */
static void
place_picture (BylinePicture *picture, GHashTable *addresses)
{
  const char *address = picture->url != NULL && addresses != NULL
                          ? g_hash_table_lookup (addresses, picture->url)
                          : NULL;

  g_free (picture->url);
  picture->url = g_strdup (address);
  if (address == NULL && picture->caption == NULL)
    picture->caption = g_strdup (picture->alt);
}

/* The ids of footnotes are anybody's text; XML wants names. */
static void
number_marks (BylineText *text, GHashTable *ids)
{
  for (guint i = 0; text != NULL && i < byline_text_n_marks (text); i++)
    {
      BylineMark *mark = &g_array_index (text->marks, BylineMark, i);
      const char *id = mark->kind == BYLINE_MARK_FOOTNOTE && mark->href != NULL
                         ? g_hash_table_lookup (ids, mark->href)
                         : NULL;

      if (mark->kind != BYLINE_MARK_FOOTNOTE)
        continue;
      g_free (mark->href);
      mark->href = g_strdup (id);
      if (id == NULL)
        mark->kind = BYLINE_MARK_SUP;
    }
}

static void
number_rows (GPtrArray *rows, GHashTable *ids)
{
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);

      for (guint j = 0; j < row->len; j++)
        number_marks (((BylineCell *) g_ptr_array_index (row, j))->text, ids);
    }
}

/* Recursion is bounded: blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep. */
static void
place_blocks (GPtrArray *blocks, GHashTable *addresses, GHashTable *ids)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      BylineBlock *block = g_ptr_array_index (blocks, i);

      if (block->picture != NULL)
        place_picture (block->picture, addresses);
      number_marks (block->text, ids);
      number_rows (block->rows, ids);
      place_blocks (block->children, addresses, ids);
    }
}

static GHashTable *
number_footnotes (GPtrArray *footnotes)
{
  GHashTable *ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < footnotes->len; i++)
    {
      BylineFootnote *footnote = g_ptr_array_index (footnotes, i);
      char *id = g_strdup_printf ("note-%u", i + 1);

      g_hash_table_insert (ids, g_steal_pointer (&footnote->id), id);
      footnote->id = g_strdup (id);
    }

  return ids;
}

static void
append_blocks (GString *out, const BylineArticle *article, GHashTable *addresses)
{
  g_autoptr (BylineArticle) copy = byline_article_copy (article);
  g_autoptr (GHashTable) ids = number_footnotes (copy->footnotes);
  g_autofree char *html = NULL;

  if (copy->lead != NULL)
    {
      BylineBlock *lead = byline_block_new (BYLINE_BLOCK_FIGURE);

      lead->picture = g_steal_pointer (&copy->lead);
      g_ptr_array_insert (copy->blocks, 0, lead);
    }
  byline_export_embed_name (copy->blocks);
  place_blocks (copy->blocks, addresses, ids);
  for (guint i = 0; i < copy->footnotes->len; i++)
    place_blocks (((BylineFootnote *) g_ptr_array_index (copy->footnotes, i))->blocks, addresses,
                  ids);
  html = byline_render_dialect (copy->blocks, copy->footnotes);
  append_as_xml (out, html);
}

/* --- Head and end --- */

/* What stands with others in one line: these keep their order, whatever it is written in. */
static void
append_part (GString *out, const char *text)
{
  append_line (out, "<bdi>", text, "</bdi>");
}

static void
append_names (GString *out, GPtrArray *authors)
{
  g_string_append (out, "<strong>");
  for (guint i = 0; i < authors->len; i++)
    {
      if (i > 0)
        g_string_append (out, i + 1 == authors->len ? _ (" and ") : ", ");
      append_part (out, ((const BylineAuthor *) g_ptr_array_index (authors, i))->name);
    }
  g_string_append (out, "</strong>");
}

static void
append_kicker (GString *out, const BylineArticle *article)
{
  const BylineSection *section = article->sections->len > 0
                                   ? g_ptr_array_index (article->sections, 0)
                                   : NULL;
  const char *label = section != NULL ? section->name : article->kicker;
  const char *name = article->publication_name;

  if (name == NULL && label == NULL)
    return;

  g_string_append (out, "<p class=\"kicker\">");
  append_part (out, name);
  if (name != NULL && label != NULL)
    g_string_append (out, " | ");
  append_part (out, label);
  g_string_append (out, "</p>\n");
}

static void
append_byline (GString *out, const BylineArticle *article)
{
  gint64 time = article->published != 0 ? article->published : article->received;
  gboolean has_authors = article->authors->len > 0;
  g_autofree char *date = _byline_export_dup_date (time);
  g_autofree char *machine = format_time (time, "%Y-%m-%dT%H:%M:%S%:z");

  if (!has_authors && date == NULL)
    return;

  g_string_append (out, "<p class=\"byline\">");
  if (has_authors)
    append_names (out, article->authors);
  if (has_authors && date != NULL)
    g_string_append (out, " · ");
  if (date != NULL)
    {
      g_string_append_printf (out, "<time datetime=\"%s\">", machine);
      append_line (out, "", date, "</time>");
    }
  g_string_append (out, "</p>\n");
}

static void
append_head (GString *out, const BylineArticle *article)
{
  g_string_append (out, "<header>\n");
  append_kicker (out, article);
  append_line (out, "<h1>", article->title != NULL ? article->title : _ ("Untitled"), "</h1>\n");
  append_line (out, "<p class=\"standfirst\">", article->standfirst, "</p>\n");
  append_byline (out, article);
  g_string_append (out, "</header>\n");
}

static void
append_attachment (GString *out, const BylineAttachment *attachment)
{
  g_autofree char *title = byline_export_attachment_dup_title (attachment);
  g_autofree char *provider = byline_export_embed_dup_provider (attachment->url, NULL);

  if (!byline_url_is_web (attachment->url))
    return;

  g_string_append (out, "<p class=\"embed\">");
  append_link (out, attachment->url, title);
  append_line (out, " <small class=\"provider\">", provider, "</small>");
  g_string_append (out, "</p>\n");
}

static void
append_end (GString *out, const BylineArticle *article)
{
  append_line (out, "<p class=\"source\">", byline_export_note_get_cut (article), "</p>\n");
  for (guint i = 0; i < article->attachments->len; i++)
    append_attachment (out, g_ptr_array_index (article->attachments, i));
  g_string_append (out, "<footer>\n");
  for (guint i = 0; i < article->authors->len; i++)
    {
      const BylineAuthor *author = g_ptr_array_index (article->authors, i);

      append_line (out, "<p class=\"bio\">", author->bio, "</p>\n");
    }
  if (byline_url_is_web (article->url))
    {
      g_string_append (out, "<p class=\"source\">");
      append_link (out, article->url, article->url);
      g_string_append (out, "</p>\n");
    }
  g_string_append (out, "</footer>\n");
}

void
_byline_export_append_body (GString *out, const BylineArticle *article, GHashTable *addresses)
{
  g_string_append (out, "<article>\n");
  append_head (out, article);
  append_blocks (out, article, addresses);
  append_end (out, article);
  g_string_append (out, "</article>\n");
}
