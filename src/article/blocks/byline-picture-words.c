/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-picture-words-private.h"

#include <string.h>

#include "byline-text.h"
#include "byline-word-lists-private.h"

/* Which of the words beside a picture say what it shows and which say whose it is. */

/* The texts of a picture that are looked at, and how long one line of them may be, in bytes. */
#define MAX_PARTS 40
#define MAX_PART 4096
/* What a caption says at least that nothing is called, in bytes. */
#define MIN_LOOSE 16

typedef enum {
  ROLE_NONE,
  ROLE_CAPTION,
  ROLE_CREDIT,
  ROLE_OTHER, /* a label, a button, a counter */
} Role;

/* --- Names --- */

/* Parts of names, in lower case. */
static const char *caption_names[] = {
  "caption",    "legend",      "cutline",    "bildunterschrift", "bildtext",    "bildzeile",
  "imginfo",    "img-info",    "image-info", "imageinfo",        "photo-info",  "piefoto",
  "pie-foto",   "pie_foto",    "piedefoto",  "didascalia",       "leyenda",     "onderschrift",
  "bijschrift", "billedtekst", "bildetekst", "kuvateksti",       "podpis",      "descripcion-foto",
  "bild__info", "bildinfo",    "mediainfo",  "media-info",       "media__info", "infotext",
  "image-text", "imagetext",   "media-text", "photo-text",       "altyazi",     "subtitulo-foto",
};
static const char *credit_names[] = {
  "credit",       "copyright", "copyrights", "photographer", "fotograf", "quelle",     "bildrecht",
  "bildnachweis", "license",   "licence",    "lizenz",       "courtesy", "agency",     "agentur",
  "attribution",  "rights",    "fuente",     "kreditering",  "source",   "author",     "autor",
  "auteur",       "byline",    "owner",      "provider",     "credits",  "foto-autor", "fotocredit",
  "crédito",      "creditos",  "kilde",      "zrodlo",       "zdroj",    "kaynak",     "upphov",
};
static const char *credit_properties[] = {
  "copyrightHolder", "creditText", "author",      "creator",
  "copyrightNotice", "provider",   "distributor",
};

static gboolean
is_named (const BylinePage *page, guint index, const char *const *parts, gsize n)
{
  static const char *attributes[] = { "class", "id", "data-testid", "data-test-tag", "data-qa" };

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      if (_byline_names_hold_part (_byline_page_attribute (page, index, attributes[i]), parts, n))
        return TRUE;
    }
  return FALSE;
}

gboolean
_byline_picture_is_credit_element (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];
  const char *property;

  if (node->tag == BYLINE_HTML_TAG_TEXT)
    return FALSE;
  if (node->tag == BYLINE_HTML_TAG_CITE || node->tag == BYLINE_HTML_TAG_FOOTER)
    return TRUE;
  if (node->xml->properties == NULL)
    return FALSE;
  property = _byline_page_attribute (page, index, "itemprop");
  for (gsize i = 0; property != NULL && i < G_N_ELEMENTS (credit_properties); i++)
    {
      if (_byline_page_attribute_has_word (page, index, "itemprop", credit_properties[i]))
        return TRUE;
    }
  for (const xmlAttr *a = node->xml->properties; a != NULL; a = a->next)
    {
      if (strstr ((const char *) a->name, "copyright") != NULL)
        return TRUE;
    }
  return is_named (page, index, credit_names, G_N_ELEMENTS (credit_names));
}

gboolean
_byline_picture_is_caption_element (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];

  if (node->tag == BYLINE_HTML_TAG_FIGCAPTION || node->tag == BYLINE_HTML_TAG_SMALL ||
      (node->hints & (BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT)) != 0)
    return TRUE;
  if (node->tag == BYLINE_HTML_TAG_TEXT || node->xml->properties == NULL)
    return FALSE;
  return _byline_page_attribute_has_word (page, index, "itemprop", "caption") ||
         is_named (page, index, caption_names, G_N_ELEMENTS (caption_names));
}

gboolean
_byline_picture_is_name_of_words (const char *name)
{
  return _byline_names_hold_part (name, caption_names, G_N_ELEMENTS (caption_names)) ||
         _byline_names_hold_part (name, credit_names, G_N_ELEMENTS (credit_names));
}

/* --- Labels --- */

/* Whether a number and words such as "images" or "of" are all that a text says: "View 6 images", "1 of 2
 * |", "Bild 3/12". */
static gboolean
is_counter (const char *text)
{
  static const char *words[] = {
    "view",     "show",        "see",
    "open",     "image",       "images",
    "photo",    "photos",      "picture",
    "pictures", "of",          "von",
    "de",       "di",          "af",
    "av",       "bild",        "bilder",
    "foto",     "fotos",       "all",
    "alle",     "slide",       "gallery",
    "galerie",  "fotogalerie", "bildergalerie",
    "imagen",   "imágenes",    "anzeigen",
    "ansehen",  "ver",         "voir",
    "les",      "las",         "the",
    "in",       "sur",         "/",
  };
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_auto (GStrv) parts = g_strsplit_set (lower, " \n|/()[]:.", 16);
  guint n_numbers = 0;

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      gboolean is_word = FALSE;

      if (*parts[i] == '\0')
        continue;
      if (strspn (parts[i], "0123456789") == strlen (parts[i]))
        {
          n_numbers++;
          continue;
        }
      for (gsize j = 0; j < G_N_ELEMENTS (words) && !is_word; j++)
        is_word = g_str_equal (parts[i], words[j]);
      if (!is_word)
        return FALSE;
    }
  return n_numbers > 0;
}

/* What a button over a picture says. */
static gboolean
is_button (const char *text)
{
  static const char *labels[] = {
    "open image viewer",
    "enlarge image",
    "enlarge",
    "zoom",
    "zoom in",
    "full screen",
    "fullscreen",
    "vollbild",
    "vollbild anzeigen",
    "bild vergrößern",
    "bild in lightbox öffnen",
    "bild in lightbox öffnenopen image in lightbox",
    "ampliar",
    "ampliar imagen",
    "ampliar foto",
    "agrandir",
    "agrandir l'image",
    "plein écran",
    "ingrandisci",
    "vergroot",
    "powiększ",
    "открыть",
    "이미지 확대보기",
    "拡大",
    "点击查看大图",
    "play",
    "play video",
    "watch now",
    "watch",
    "watch video",
    "back to video",
    "jetzt ansehen",
    "video abspielen",
    "video ansehen",
    "lire la vidéo",
    "voir la vidéo",
    "ver vídeo",
    "ver video",
    "guarda il video",
    "bekijk video",
    "se video",
    "zobacz wideo",
    "смотреть видео",
    "video",
    "slideshow",
    "gallery",
    "open gallery",
    "bildergalerie",
    "photo gallery",
    "hide caption",
    "toggle caption",
    "show caption",
    "bildunterschrift anzeigen",
    "download",
    "read more",
    "mehr",
    "image",
    "photo",
    "foto",
    "bild",
    "save",
    "share",
    "teilen",
    "advertisement",
    "anzeige",
    "info",
  };
  g_autofree char *lower = g_utf8_strdown (text, -1);

  g_strstrip (lower);
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_str_equal (lower, labels[i]))
        return TRUE;
    }
  return FALSE;
}

gboolean
_byline_picture_is_label (const char *text)
{
  return is_counter (text) || is_button (text);
}

/* --- Parts --- */

typedef struct {
  char *text;
  Role role;
  guint owner;       /* the element whose role it has */
  gboolean bordered; /* the border of an element stands in front of it */
} Part;

static void
clear_part (Part *part)
{
  g_free (part->text);
}

/* Adds words, to the last part if nothing stands between and they say the same kind of thing. */
static void
add_words (GArray *parts, const char *words, Role role, guint owner, gboolean bordered)
{
  Part *last = parts->len > 0 ? &g_array_index (parts, Part, parts->len - 1) : NULL;

  if (last != NULL && !bordered && last->role == role && strlen (last->text) < MAX_PART)
    {
      char *longer = g_strconcat (last->text, words, NULL);

      g_free (last->text);
      last->text = longer;
    }
  else if (parts->len < MAX_PARTS)
    {
      Part part = { g_strdup (words), role, owner, bordered };

      g_array_append_val (parts, part);
    }
}

/* The role of a text by the elements around it within @top; the innermost that has one counts. */
static Role
role_of (const BylinePage *page, guint index, guint top, guint *owner)
{
  for (guint at = page->nodes[index].parent;; at = page->nodes[at].parent)
    {
      if (at >= top && _byline_picture_is_credit_element (page, at))
        {
          /* "caption-and-credit" is around both: what holds a caption is no credit. */
          gboolean holds_caption = FALSE;

          for (guint i = at + 1; i < page->nodes[at].end && !holds_caption; i++)
            holds_caption = page->nodes[i].tag == BYLINE_HTML_TAG_FIGCAPTION ||
                            (page->nodes[i].size > 0 &&
                             page->nodes[i].tag != BYLINE_HTML_TAG_TEXT &&
                             !_byline_picture_is_credit_element (page, i) &&
                             (page->nodes[i].hints & BYLINE_HINT_CAPTION) != 0) ||
                            page->nodes[i].tag == BYLINE_HTML_TAG_IMG;
          if (!holds_caption)
            {
              *owner = at;
              return ROLE_CREDIT;
            }
        }
      if (at >= top && _byline_picture_is_caption_element (page, at))
        {
          *owner = at;
          return ROLE_CAPTION;
        }
      if (at <= top)
        break;
    }
  *owner = top;
  return ROLE_NONE;
}

/* Whether nothing in an element is about the picture: shares, dates, other stories. */
static gboolean
is_foreign (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];

  /* "read-more" may unfold a caption. */
  if ((node->hints & BYLINE_HINT_RELATED) != 0 && node->link_size * 2 <= node->size)
    return FALSE;
  return (node->hints & (BYLINE_HINT_SHARE | BYLINE_HINT_RELATED | BYLINE_HINT_AD |
                         BYLINE_HINT_TAGS | BYLINE_HINT_COMMENT)) != 0 &&
         node->tag != BYLINE_HTML_TAG_FIGURE &&
         (node->hints & (BYLINE_HINT_CAPTION | BYLINE_HINT_CREDIT)) == 0;
}

/* "What it shows <em>Name/Agency</em>": the last element in a line, and what it says is a credit by its form. */
static gboolean
is_credit_at_end (const BylinePage *page, guint index)
{
  const BylineNode *node = &page->nodes[index];
  g_autofree char *text = NULL;

  if (node->end != page->nodes[node->parent].end || node->size > 80 || node->size < 3 ||
      node->tag == BYLINE_HTML_TAG_A)
    return FALSE;
  text = _byline_page_dup_text (page, index, 120);
  return text != NULL && _byline_figure_text_is_credit (text);
}

/* Gathers the words of @wrapper as parts with their roles. */
static void
gather (const BylinePage *page, guint wrapper, GArray *parts)
{
  gboolean bordered = TRUE;
  guint ended = 0;     /* behind the last inline element */
  guint block_end = 0; /* behind the last block */

  for (guint i = wrapper; i < page->nodes[wrapper].end;)
    {
      const BylineNode *node = &page->nodes[i];

      if (node->hidden || (i != wrapper && is_foreign (page, i)))
        {
          i = node->end;
          continue;
        }
      if (block_end != 0 && i >= block_end)
        {
          bordered = TRUE;
          block_end = 0;
        }
      if (node->tag == BYLINE_HTML_TAG_TEXT)
        {
          if (node->size > 0)
            {
              guint owner;
              Role role = role_of (page, i, wrapper, &owner);

              add_words (parts, (const char *) node->xml->content, role, owner, bordered);
              bordered = FALSE;
            }
          else if (parts->len > 0 && !bordered)
            {
              add_words (parts, " ", g_array_index (parts, Part, parts->len - 1).role, 0, FALSE);
            }
        }
      else if (_byline_html_tag_is_block (node->tag) || node->tag == BYLINE_HTML_TAG_BR)
        {
          bordered = TRUE;
          block_end = i != wrapper ? node->end : 0;
        }
      else if (node->size > 0)
        {
          /* One inline element right behind another, or one with a role of its own. */
          bordered |= (ended != 0 && ended == i) || node->tag == BYLINE_HTML_TAG_CITE ||
                      node->tag == BYLINE_HTML_TAG_SMALL || is_credit_at_end (page, i);
          ended = node->end;
        }
      i++;
    }
}

/* --- Deciding --- */

static void
append (char **text, const char *words)
{
  g_autofree char *before = *text;

  *text = before == NULL                   ? g_strdup (words)
          : strstr (before, words) != NULL ? g_steal_pointer (&before)
                                           : g_strdup_printf ("%s %s", before, words);
}

/* The parts of one role as one text; what is a label is left out. */
static char *
join (GArray *parts, Role role)
{
  char *text = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      g_autofree char *clean = NULL;

      if (part->role != role)
        continue;
      clean = byline_text_clean (part->text, BYLINE_TEXT_MAX_PASSAGE);
      if (clean != NULL && !_byline_picture_is_label (clean))
        append (&text, clean);
    }
  return text;
}

/* The last or the first of the bordered parts is a credit by its form. */
static void
find_bordered_credit (GArray *parts, Role role)
{
  Part *last = NULL;
  Part *first = NULL;
  guint n = 0;
  g_autofree char *clean = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);
      g_autofree char *words = byline_text_clean (part->text, BYLINE_TEXT_MAX_PASSAGE);

      if (part->role != role || words == NULL || _byline_picture_is_label (words))
        continue;
      n++;
      first = first == NULL ? part : first;
      last = part;
    }
  if (n < 2 || !last->bordered)
    return;
  clean = byline_text_clean (last->text, BYLINE_TEXT_MAX_PASSAGE);
  if (_byline_figure_text_is_credit (clean) || _byline_figure_text_may_be_credit (clean))
    {
      last->role = ROLE_CREDIT;
      return;
    }
  g_free (clean);
  clean = byline_text_clean (first->text, BYLINE_TEXT_MAX_PASSAGE);
  if (_byline_figure_text_is_credit (clean) ||
      (strlen (last->text) > 2 * strlen (first->text) && _byline_figure_text_may_be_credit (clean)))
    first->role = ROLE_CREDIT;
}

/* <span>What it shows.</span><small>Agency</small>: beside words that nothing is called, what is set small
 * is the credit. */
static void
find_small_credit (const BylinePage *page, GArray *parts)
{
  Part *small = NULL;
  gboolean any_loose = FALSE;

  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);
      g_autofree char *clean = byline_text_clean (part->text, 200);

      if (clean == NULL || _byline_picture_is_label (clean))
        continue;
      if (part->role == ROLE_CREDIT || (part->role == ROLE_CAPTION && small != NULL))
        return;
      if (part->role == ROLE_CAPTION &&
          (page->nodes[part->owner].tag != BYLINE_HTML_TAG_SMALL ||
           !(_byline_figure_text_is_credit (clean) || _byline_figure_text_may_be_credit (clean))))
        return;
      if (part->role == ROLE_CAPTION)
        small = part;
      else if (part->role == ROLE_NONE)
        any_loose |= strlen (clean) >= MIN_LOOSE;
    }
  if (small != NULL && any_loose)
    small->role = ROLE_CREDIT;
}

/* Words beside a caption that nothing is called are a credit if they say so. */
static void
find_loose_credit (GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);
      g_autofree char *clean = byline_text_clean (part->text, BYLINE_TEXT_MAX_NAME);

      if (part->role == ROLE_NONE && clean != NULL && _byline_figure_text_is_credit (clean))
        part->role = ROLE_CREDIT;
    }
}

/* Takes counters in front of a caption off: "1 of 2 | The bridge". */
static void
cut_counter (char **caption)
{
  char *bar = *caption != NULL ? strpbrk (*caption, "|:") : NULL;
  g_autofree char *before = NULL;

  if (bar == NULL || bar - *caption > 24)
    return;
  before = g_strndup (*caption, (gsize) (bar - *caption));
  if (is_counter (before))
    {
      char *rest = byline_text_clean (bar + 1, BYLINE_TEXT_MAX_PASSAGE);

      g_free (*caption);
      *caption = rest;
    }
}

void
_byline_picture_read_words (const BylinePage *page,
                            const guint *elements,
                            guint n_elements,
                            char **caption,
                            char **credit)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  Role role;
  gboolean any_caption = FALSE;

  g_array_set_clear_func (parts, (GDestroyNotify) clear_part);
  for (guint i = 0; i < n_elements; i++)
    gather (page, elements[i], parts);
  find_small_credit (page, parts);
  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      g_autofree char *clean = byline_text_clean (part->text, 200);

      any_caption |= part->role == ROLE_CAPTION && clean != NULL &&
                     !_byline_picture_is_label (clean);
    }
  role = any_caption ? ROLE_CAPTION : ROLE_NONE;
  *credit = join (parts, ROLE_CREDIT);
  if (*credit == NULL)
    {
      find_bordered_credit (parts, role);
      if (any_caption)
        find_loose_credit (parts);
      *credit = join (parts, ROLE_CREDIT);
    }
  *caption = join (parts, role);
  cut_counter (caption);
  _byline_figure_text_split (caption, credit);
}

guint
_byline_picture_words_size (const BylinePage *page, guint index)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  guint size = 0;

  g_array_set_clear_func (parts, (GDestroyNotify) clear_part);
  gather (page, index, parts);
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *clean = byline_text_clean (g_array_index (parts, Part, i).text,
                                                  BYLINE_TEXT_MAX_PASSAGE);

      if (clean != NULL && !_byline_picture_is_label (clean))
        size += (guint) strlen (clean);
    }
  return size;
}
