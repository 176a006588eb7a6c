/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-bylines-private.h"

#include <string.h>

#include "byline-text.h"

/* Bylines in elements that nothing is called: by what stands in front of a name, behind it or around it. */

/* A line without a name of its own that begins with "By" is not longer, in bytes. */
#define MAX_PLAIN_SIZE 90

/* Whether one of a line's texts ends as "Published on 3 May by" does, and a link follows. */
static gboolean
holds_label (BylineMetadata *self, guint index)
{
  const BylinePage *page = self->page;

  for (guint i = index; i + 1 < page->nodes[index].end; i++)
    {
      g_autofree char *text = NULL;

      if (page->nodes[i].tag != BYLINE_HTML_TAG_TEXT || page->nodes[i].size == 0 ||
          page->nodes[i + 1].tag != BYLINE_HTML_TAG_A)
        continue;
      text = byline_text_clean ((const char *) page->nodes[i].xml->content, 80);
      if (text != NULL && _byline_words_end_in_label (text))
        return TRUE;
    }
  return FALSE;
}

/* Whether an address is that of somebody's page, by one of its folders. */
static gboolean
is_profile_address (const char *href)
{
  static const char *folders[] = {
    "/author/",     "/authors/",     "/autor/",       "/autores/",      "/autori/",
    "/autoren/",    "/auteur/",      "/auteurs/",     "/autore/",       "/autorzy/",
    "/by/",         "/people/",      "/profile/",     "/profiles/",     "/staff/",
    "/journalist/", "/journalists/", "/journaliste/", "/reporter/",     "/reporters/",
    "/writers/",    "/contributor/", "/columnist/",   "/contributors/", "/signataires/",
    "/firmas/",     "/penulis/",     "/yazar/",       "/yazarlar/",     "/muhabir/",
    "/szerzo/",     "/redactor/",    "/redacteur/",   "/skribent/",     "/byline/",
    "/tac-gia/",    "/avtor/",       "/forfatter/",   "/journaliste/",  "/kolumnist/",
  };

  for (gsize i = 0; href != NULL && i < G_N_ELEMENTS (folders); i++)
    {
      if (strstr (href, folders[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Links to people's pages between headline and text, in elements that nothing is called. */
static void
read_linked_names (BylineMetadata *self, guint end, GPtrArray *people, GPtrArray *bodies)
{
  const BylinePage *page = self->page;
  guint last = MIN (end, self->headline + BYLINE_NEAR_HEADLINE);

  for (guint i = self->headline; i != 0 && i < last; i++)
    {
      const BylineNode *node = &page->nodes[i];
      g_autofree char *text = NULL;

      if (node->tag == BYLINE_HTML_TAG_P && node->own_size >= 100 && !node->hidden)
        return;
      if (node->tag != BYLINE_HTML_TAG_A || node->hidden || node->size < 4 || node->size > 60 ||
          !is_profile_address (_byline_page_attribute (page, i, "href")) ||
          _byline_metadata_is_anothers (self, i))
        continue;
      text = _byline_page_dup_text (page, i, 100);
      if (text != NULL)
        _byline_byline_add_names (self, people, bodies, text, FALSE);
    }
  _byline_metadata_read_profiles (self, people, self->headline, last);
}

/* "김하나 기자 hana@quay.example": how stories are signed in Korea. */
static char *
dup_signature (const char *text)
{
  const char *reporter = strstr (text, "기자");
  const char *rest = reporter != NULL ? reporter + strlen ("기자") : NULL;

  if (reporter != NULL && reporter > text && g_utf8_strlen (text, reporter - text) <= 6 &&
      (*rest == '\0' || strchr (rest, '@') != NULL))
    {
      g_autofree char *name = g_strndup (text, (gsize) (reporter - text));

      return byline_text_clean (name, BYLINE_TEXT_MAX_NAME);
    }
  return NULL;
}

/* Whether a name in brackets at the end of a text is that of a body, or a word on a picture. */
static gboolean
is_body_in_brackets (const char *name)
{
  static const char *endings[] = { "通信", "新聞", "社", "局", "写真", "撮影", "動画", "記事" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      if (g_str_has_suffix (name, endings[i]))
        return TRUE;
    }
  return FALSE;
}

/* "…だったという。【山田太郎、佐藤花】": how stories are signed in Japan. Returns: the names by semicolons. */
static char *
dup_name_in_brackets (const char *text)
{
  const char *open = g_str_has_suffix (text, "】") ? g_strrstr (text, "。【") : NULL;
  g_autofree char *inner = NULL;
  g_auto (GStrv) names = NULL;

  if (open == NULL)
    return NULL;
  open += strlen ("。【");
  inner = g_strndup (open, strlen (open) - strlen ("】"));
  names = g_strsplit (inner, "、", 6);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      glong n_chars = g_utf8_strlen (names[i], -1);

      if (n_chars < 3 || n_chars > 6 ||
          g_unichar_get_script (g_utf8_get_char (names[i])) != G_UNICODE_SCRIPT_HAN ||
          is_body_in_brackets (names[i]))
        return NULL;
    }
  return names[0] != NULL ? g_strjoinv ("; ", names) : NULL;
}

/* The last of the texts before @end that is signed so. */
static void
read_signature_in_brackets (BylineMetadata *self, guint end, GPtrArray *people, GPtrArray *bodies)
{
  const BylinePage *page = self->page;

  for (guint i = end; self->headline != 0 && i > self->headline + 1 && people->len == 0; i--)
    {
      const BylineNode *node = &page->nodes[i - 1];
      g_autofree char *text = NULL;
      g_autofree char *names = NULL;

      if (node->tag != BYLINE_HTML_TAG_TEXT || node->hidden ||
          strstr ((const char *) node->xml->content, "。【") == NULL)
        continue;
      text = byline_text_clean ((const char *) node->xml->content, 0);
      names = text != NULL ? dup_name_in_brackets (text) : NULL;
      if (names != NULL && !_byline_metadata_is_anothers (self, i - 1))
        _byline_byline_add_names (self, people, bodies, names, FALSE);
    }
}

static void
read_signature (BylineMetadata *self, guint end, GPtrArray *people, GPtrArray *bodies)
{
  const BylinePage *page = self->page;

  for (guint i = self->headline; i != 0 && i < end && people->len == 0; i++)
    {
      const BylineNode *node = &page->nodes[i];
      g_autofree char *text = NULL;
      g_autofree char *name = NULL;

      if (node->tag != BYLINE_HTML_TAG_TEXT || node->hidden || node->size < 6 || node->size > 90)
        continue;
      text = byline_text_clean ((const char *) node->xml->content, 120);
      name = text != NULL && (guchar) *text >= 0xe3 ? dup_signature (text) : NULL;
      if (name != NULL && _byline_words_are_person (name) &&
          !_byline_metadata_is_anothers (self, i))
        _byline_byline_add_names (self, people, bodies, name, FALSE);
    }
}

/* A line that begins with "By" and a name, behind the headline, in an element that nothing is called. */
static void
read_plain_bylines (BylineMetadata *self, guint end, GPtrArray *people, GPtrArray *bodies)
{
  const BylinePage *page = self->page;
  guint last = MIN (end, self->headline + BYLINE_NEAR_HEADLINE);

  for (guint i = self->headline; i != 0 && i < last && people->len == 0; i++)
    {
      const BylineNode *node = &page->nodes[i];
      g_autofree char *text = NULL;
      gboolean is_label;

      if (node->hidden || node->own_size < 5 || node->own_size > MAX_PLAIN_SIZE ||
          node->size != node->own_size || !_byline_html_tag_is_block (node->tag) ||
          _byline_html_tag_is_heading (node->tag) || _byline_metadata_is_anothers (self, i))
        continue;
      text = _byline_page_dup_text (page, i, 200);
      if (text == NULL || *_byline_words_behind_label (text, &is_label) == '\0' ||
          (!is_label && !holds_label (self, i)))
        continue;
      _byline_byline_read (self, i, people, bodies);
      _byline_metadata_read_profiles (self, people, i, node->end);
    }
}

void
_byline_metadata_read_unmarked (BylineMetadata *self,
                                guint end,
                                GPtrArray *people,
                                GPtrArray *bodies)
{
  static void (*const readers[]) (BylineMetadata *, guint, GPtrArray *,
                                  GPtrArray *) = { read_plain_bylines, read_linked_names,
                                                   read_signature, read_signature_in_brackets };

  for (gsize i = 0; i < G_N_ELEMENTS (readers) && people->len == 0; i++)
    readers[i](self, end, people, bodies);
}

void
_byline_metadata_read_bold_name (BylineMetadata *self,
                                 guint end,
                                 GPtrArray *people,
                                 GPtrArray *bodies)
{
  const BylinePage *page = self->page;
  guint last = MIN (end, self->headline + 2 * BYLINE_NEAR_HEADLINE);
  guint n_paragraphs = 0;

  for (guint i = self->headline; i != 0 && i < last && n_paragraphs < 4; i++)
    {
      const BylineNode *node = &page->nodes[i];
      guint bold;
      g_autofree char *text = NULL;

      if (node->tag != BYLINE_HTML_TAG_P || node->own_size == 0 || node->hidden)
        continue;
      n_paragraphs++;
      bold = _byline_page_find_tag (page, i, node->end, BYLINE_HTML_TAG_B);
      if (bold == 0 || page->nodes[bold].size != node->size || node->size > 60 ||
          node->own_stops > 0 || node->link_size > 0)
        continue;
      text = _byline_page_dup_text (page, i, 100);
      if (text != NULL)
        {
          g_auto (GStrv) names = g_strsplit_set (text, "/,&", 6);

          for (gsize j = 0; names[j] != NULL; j++)
            {
              g_strstrip (names[j]);
              if (_byline_words_are_person (names[j]))
                _byline_byline_add_names (self, people, bodies, names[j], FALSE);
            }
        }
      return;
    }
}
