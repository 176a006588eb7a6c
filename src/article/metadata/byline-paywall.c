/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-paywall-private.h"

#include <string.h>

#include "byline-article-text-private.h"
#include "byline-render.h"

/* A body longer than that, in bytes, is no mere beginning, whatever stands below it. */
#define MAX_BEGINNING 4000
/* A story that is said to be paid for and shows less than that is cut. */
#define MAX_LOCKED 1200
/* What asks for a subscription is short, in bytes, and stands near the end of the body. */
#define MAX_PAYWALL 600
#define MAX_GATE_BLOCKS 5

/* What stands where a story breaks off. */
static const char *phrases[] = {
  "to continue reading",
  "to read the full",
  "to read the rest",
  "to keep reading",
  "to read this article",
  "to read this story",
  "to unlock this",
  "to access this article",
  "continue reading with a",
  "continue reading for free",
  "continue reading your article with",
  "this article is for subscribers",
  "this story is for subscribers",
  "for subscribers only",
  "subscribers only",
  "this content is for members",
  "this post is for paid subscribers",
  "this post is for paying subscribers",
  "this is a preview of",
  "exclusive to subscribers",
  "exclusively for subscribers",
  "already a subscriber? log in",
  "already a subscriber? sign in",
  "you have reached your limit of free",
  "you've reached your limit of free",
  "you have read your last free",
  "you've read your last free",
  "remaining content is for",
  "the rest of this article is",
  "um weiterzulesen",
  "weiterlesen mit",
  "jetzt weiterlesen",
  "diesen artikel weiterlesen",
  "nur für abonnenten",
  "für abonnenten lesbar",
  "exklusiv für abonnenten",
  "ist der artikel kostenpflichtig",
  "artikel freischalten",
  "réservé aux abonnés",
  "réservée aux abonnés",
  "la suite est réservée",
  "de cet article à lire",
  "pour lire la suite",
  "pour continuer la lecture",
  "contenido exclusivo para suscriptores",
  "exclusivo para suscriptores",
  "para seguir leyendo",
  "para continuar leyendo",
  "suscríbete para seguir",
  "exclusivo para assinantes",
  "para continuar lendo",
  "contenuto riservato agli abbonati",
  "riservato agli abbonati",
  "per continuare a leggere",
  "alleen voor abonnees",
  "verder lezen? ",
  "om verder te lezen",
  "endast för prenumeranter",
  "läs vidare – ",
  "この記事は有料",
  "続きを読むには",
  "この記事は会員限定",
  "会員限定記事",
  "订阅后阅读全文",
  "订阅以继续阅读",
  "付费阅读",
  "구독 후 이용",
  "доступно только подписчикам",
  "чтобы продолжить чтение",
  "للمشتركين فقط",
};

/* What the element around such words is called. */
static const char *names[] = {
  "paywall",      "pay-wall",     "regwall",         "reg-wall",
  "article-gate", "gate-overlay", "subscriber-wall", "subscription-wall",
  "premium-wall", "content-gate", "meter-wall",      "locked-content",
};

/* A paragraph behind a prompt that shows that the story goes on, in bytes. */
#define MIN_GOING_ON 100

static gboolean
holds_phrase (const char *text)
{
  g_autofree char *folded = g_utf8_strdown (text, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      if (strstr (folded, phrases[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_paywall_name (const BylinePage *page, guint index)
{
  static const char *attributes[] = { "class", "id", "data-testid" };

  for (gsize a = 0; a < G_N_ELEMENTS (attributes); a++)
    {
      const char *said = _byline_page_attribute (page, index, attributes[a]);

      for (gsize i = 0; said != NULL && *said != '\0' && i < G_N_ELEMENTS (names); i++)
        {
          if (strstr (said, names[i]) != NULL)
            return TRUE;
        }
    }
  return FALSE;
}

/* Menus ask for subscriptions, too. */
static gboolean
is_outside (const BylineNode *node)
{
  return node->hidden || node->tag == BYLINE_HTML_TAG_NAV || node->tag == BYLINE_HTML_TAG_FOOTER ||
         (node->hints & (BYLINE_HINT_NAV | BYLINE_HINT_COMMENT)) != 0;
}

/* Looks below the headline for a paywall: @is_said if one of its phrases is found, @is_called if an
 * element has one of its names. Only elements with less than %MAX_PAYWALL bytes of text count,
 * because sites also give such names to the container of a whole paid story. */
static void
find_paywall (BylineMetadata *metadata, gboolean *is_said, gboolean *is_called)
{
  const BylinePage *page = metadata->page;

  for (guint i = metadata->headline + 1; i < page->n_nodes && !*is_said;)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->tag != BYLINE_HTML_TAG_TEXT && node->tag != BYLINE_HTML_TAG_BODY &&
          is_outside (node))
        {
          i = node->end;
          continue;
        }
      if (node->size > 0 && node->size < MAX_PAYWALL && node->xml->type == XML_ELEMENT_NODE)
        {
          *is_called |= has_paywall_name (page, i);
          if (node->own_size >= 12)
            {
              g_autofree char *text = _byline_page_dup_text (page, i, MAX_PAYWALL);

              *is_said = text != NULL && holds_phrase (text);
            }
        }
      i++;
    }
}

static guint
count_words (const char *text)
{
  guint n = 0;

  for (const char *p = text; *p != '\0'; p++)
    n += *p != ' ' && *p != '\n' && (p[1] == ' ' || p[1] == '\n' || p[1] == '\0');
  return n;
}

static gboolean
is_prompt (const BylineBlock *block)
{
  return block->text != NULL && strlen (block->text->text) < MAX_PAYWALL &&
         holds_phrase (block->text->text);
}

/* Whether the story goes on behind @position: then what asks there is a box in its middle. */
static gboolean
goes_on (GPtrArray *blocks, guint position)
{
  guint n = 0;

  for (guint i = position + 1; i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      n += block->type == BYLINE_BLOCK_PARAGRAPH && block->text != NULL &&
           strlen (block->text->text) >= MIN_GOING_ON && !is_prompt (block);
    }
  return n >= 2;
}

/* Takes off the end what asks for a subscription, and what stands behind it; a box in the middle alone.
 * Returns: whether it was no more than that. */
static gboolean
drop_paywall_prompt (GPtrArray *blocks)
{
  guint first = blocks->len > MAX_GATE_BLOCKS ? blocks->len - MAX_GATE_BLOCKS : 1;
  gboolean any_box = FALSE;

  for (guint i = first; i < blocks->len; i++)
    {
      if (!is_prompt (g_ptr_array_index (blocks, i)))
        continue;
      if (!goes_on (blocks, i))
        {
          g_ptr_array_set_size (blocks, (int) i);
          return FALSE;
        }
      g_ptr_array_remove_index (blocks, i--);
      any_box = TRUE;
    }
  return any_box;
}

void
_byline_article_detect_paywall (BylineArticle *article, BylineMetadata *metadata)
{
  g_autofree char *text = byline_render_text (article);
  gsize length = strlen (text);
  gboolean is_said = FALSE;
  gboolean is_called = FALSE;
  gboolean lacks_words = metadata->n_words > 40 && count_words (text) * 10 < metadata->n_words * 6;
  gboolean has_all = metadata->n_words > 40 && count_words (text) * 10 >= metadata->n_words * 9;

  if (article->blocks->len == 0 || length > MAX_BEGINNING || has_all)
    return;
  find_paywall (metadata, &is_said, &is_called);
  article->is_excerpt = is_said || _byline_text_is_truncated (text) ||
                        (metadata->is_locked && (is_called || lacks_words || length < MAX_LOCKED));
  if (!article->is_excerpt)
    return;
  if (drop_paywall_prompt (article->blocks))
    article->is_excerpt = _byline_text_is_truncated (text);
  _byline_blocks_drop_read_more (article->blocks);
}
