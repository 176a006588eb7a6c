/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-blocks-private.h"

#include <string.h>

#include "byline-text.h"
#include "byline-url.h"

/* Beside a listing stands its name, or a button, in bytes. */
#define MAX_CODE_LABEL 60

typedef struct {
  guint end;
  BylineMarkKind kind;
} OpenMark;

int
_byline_mark_of_tag (BylineHtmlTag tag)
{
  switch ((int) tag)
    {
    case BYLINE_HTML_TAG_B:
      return BYLINE_MARK_STRONG;
    case BYLINE_HTML_TAG_EM:
    case BYLINE_HTML_TAG_CITE:
      return BYLINE_MARK_EM;
    case BYLINE_HTML_TAG_A:
      return BYLINE_MARK_LINK;
    case BYLINE_HTML_TAG_CODE:
      return BYLINE_MARK_CODE;
    case BYLINE_HTML_TAG_SUB:
      return BYLINE_MARK_SUB;
    case BYLINE_HTML_TAG_SUP:
      return BYLINE_MARK_SUP;
    case BYLINE_HTML_TAG_DEL:
      return BYLINE_MARK_DEL;
    case BYLINE_HTML_TAG_MARK:
      return BYLINE_MARK_HIGHLIGHT;
    default:
      return -1;
    }
}

char *
_byline_link_target (const BylinePage *page, guint index)
{
  const char *href = _byline_page_attribute (page, index, "href");
  g_autofree char *target = NULL;

  if (href == NULL || *href == '\0' || g_str_equal (href, "#"))
    return NULL;
  target = byline_url_resolve_link (page->base, href);
  if (target == NULL)
    return NULL;
  return byline_url_is_web (target) ? byline_url_without_tracking (target)
                                    : g_steal_pointer (&target);
}

static void
close_marks (BylineTextBuilder *run, GArray *open, guint index)
{
  while (open->len > 0 && g_array_index (open, OpenMark, open->len - 1).end <= index)
    {
      _byline_text_builder_close (run, g_array_index (open, OpenMark, open->len - 1).kind);
      g_array_set_size (open, open->len - 1);
    }
}

BylineText *
_byline_inline_collect (const BylinePage *page, guint from, guint end, const guint8 *dropped)
{
  g_auto (BylineTextBuilder) run = { NULL };
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (OpenMark));
  guint block = 0;

  _byline_text_builder_init (&run);
  for (guint i = from; i < end;)
    {
      const BylineNode *node = &page->nodes[i];
      int kind = _byline_mark_of_tag (node->tag);

      close_marks (&run, open, i);
      if (node->hidden || (dropped != NULL && dropped[i]))
        {
          i = node->end;
          continue;
        }
      if (_byline_formula_take (page, i, &run))
        {
          i = node->end;
          continue;
        }
      if (node->tag == BYLINE_HTML_TAG_TEXT)
        {
          if (node->size > 0 && node->block != block)
            {
              _byline_text_builder_break (&run);
              block = node->block;
            }
          _byline_text_builder_append (&run, (const char *) node->xml->content);
        }
      else if (node->tag == BYLINE_HTML_TAG_BR)
        {
          _byline_text_builder_break (&run);
        }
      if (kind >= 0)
        {
          g_autofree char *href = kind == BYLINE_MARK_LINK ? _byline_link_target (page, i) : NULL;
          OpenMark mark = { node->end, (BylineMarkKind) kind };

          if ((kind != BYLINE_MARK_LINK || href != NULL) &&
              _byline_text_builder_open (&run, kind, href))
            g_array_append_val (open, mark);
        }
      i++;
    }
  close_marks (&run, open, end);
  return _byline_text_builder_take (&run);
}

/* "language-c", "lang-c", "brush: c", "highlight-source-c", "highlight-c" */
static char *
language_of_names (const char *names)
{
  static const char *prefixes[] = {
    "language-", "lang-", "highlight-source-", "brush:", "src-", "highlight-",
  };
  static const char *no_languages[] = { "default", "none", "text", "plain", "plaintext", NULL };

  for (gsize i = 0; names != NULL && i < G_N_ELEMENTS (prefixes); i++)
    {
      const char *found = strstr (names, prefixes[i]);
      gsize length;

      if (found == NULL || (found > names && found[-1] != ' '))
        continue;
      found += strlen (prefixes[i]);
      found += strspn (found, " ");
      length = strcspn (found, " ;,{");
      if (length > 0 && length < 32)
        {
          g_autofree char *language = g_ascii_strdown (found, (gssize) length);

          return g_strv_contains (no_languages, language) ? NULL : g_steal_pointer (&language);
        }
    }
  return NULL;
}

static char *
language_of_element (const BylinePage *page, guint index)
{
  const char *said = _byline_page_attribute (page, index, "data-lang");

  if (said == NULL)
    said = _byline_page_attribute (page, index, "data-language");
  return said != NULL && *said != '\0'
           ? byline_text_clean (said, 32)
           : language_of_names (_byline_page_attribute (page, index, "class"));
}

static char *
language_of_code (const BylinePage *page, guint index)
{
  guint size = page->nodes[index].size;
  char *language = NULL;

  for (guint i = index; i < page->nodes[index].end && i < index + 6 && language == NULL; i++)
    language = language_of_element (page, i);
  /* What stands around it speaks for it if it holds nothing else. */
  for (guint up = 0; up < 3 && language == NULL && index != 0; up++)
    {
      index = page->nodes[index].parent;
      if (page->nodes[index].size > size + MAX_CODE_LABEL)
        break;
      language = language_of_element (page, index);
    }
  return language;
}

/* Line numbers beside a listing. */
static gboolean
is_gutter (const BylinePage *page, guint index)
{
  for (guint up = 0; up < 2 && index != 0; up++, index = page->nodes[index].parent)
    {
      const char *names = _byline_page_attribute (page, index, "class");

      if (names != NULL && (strstr (names, "gutter") != NULL || strstr (names, "lineno") != NULL))
        return TRUE;
    }
  return FALSE;
}

BylineBlock *
_byline_code_build (const BylinePage *page, guint index)
{
  g_autoptr (GString) raw = g_string_new (NULL);
  g_autofree char *code = NULL;
  const char *begin;
  BylineBlock *block;

  if (is_gutter (page, index))
    return NULL;
  for (guint i = index + 1; i < page->nodes[index].end; i++)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->tag == BYLINE_HTML_TAG_TEXT && !node->hidden)
        g_string_append (raw, (const char *) node->xml->content);
      else if (node->tag == BYLINE_HTML_TAG_BR)
        g_string_append_c (raw, '\n');
      else if (_byline_html_tag_is_block (node->tag) && raw->len > 0 &&
               raw->str[raw->len - 1] != '\n')
        g_string_append_c (raw, '\n');
    }
  begin = raw->str;
  while (*begin == '\n' || *begin == '\r')
    begin++;
  code = byline_text_clean_lines (begin, 0);
  if (code == NULL)
    return NULL;
  g_strchomp (code);
  block = byline_block_new_text (BYLINE_BLOCK_CODE, byline_text_new_take (g_steal_pointer (&code)));
  block->language = language_of_code (page, index);
  return block;
}
