/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-document-tags.h"

#include "byline-document-wide.h"

typedef enum {
  COLOR_NONE,
  COLOR_TEXT,
  COLOR_DIM,
  COLOR_FAINT,
  COLOR_ACCENT,
} Color;

typedef struct {
  const char *name;
  double points; /* 0: as what is around it */
  const char *family;
  int weight;
  gboolean italic;
  double line_height; /* times the font's own; 0: that */
  int above;          /* pixels; -1: as what is around it */
  int below;
  Color color;
} Spec;

static const Spec specs[BYLINE_N_DOCUMENT_TAGS] = {
  [BYLINE_DOCUMENT_TAG_KICKER] = { "kicker", 10, NULL, 700, FALSE, 0, 0, 6, COLOR_ACCENT },
  [BYLINE_DOCUMENT_TAG_HEADLINE] = { "headline", 25, "serif", 800, FALSE, 0.93, 0, 8, COLOR_TEXT },
  [BYLINE_DOCUMENT_TAG_STANDFIRST] = { "standfirst", 14, NULL, 0, FALSE, 1.1, 0, 14, COLOR_DIM },
  [BYLINE_DOCUMENT_TAG_BYLINE] = { "byline", 10.5, NULL, 700, FALSE, 0, 0, 1, COLOR_TEXT },
  [BYLINE_DOCUMENT_TAG_DATE] = { "date", 9.5, NULL, 0, FALSE, 0, 0, 16, COLOR_DIM },
  [BYLINE_DOCUMENT_TAG_BODY] = { "body", 12.5, "serif", 0, FALSE, 1.28, 0, 16, COLOR_TEXT },
  [BYLINE_DOCUMENT_TAG_SUBHEAD] = { "subhead", 15, "serif", 800, FALSE, 1.05, 12, 10, COLOR_TEXT },
  [BYLINE_DOCUMENT_TAG_SUBHEAD_MINOR] = { "subhead-minor", 12.5, "serif", 800, FALSE, 1.1, 8, 8,
                                          COLOR_TEXT },
  [BYLINE_DOCUMENT_TAG_PULLQUOTE] = { "pullquote", 16, "serif", 0, TRUE, 1.17, 8, 24, COLOR_TEXT },
  [BYLINE_DOCUMENT_TAG_ATTRIBUTION] = { "attribution", 10.5, NULL, 600, FALSE, 0, 0, 16,
                                        COLOR_DIM },
  [BYLINE_DOCUMENT_TAG_PICTURE] = { "picture", 0, NULL, 0, FALSE, 0, 4, 6, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_CAPTION] = { "caption", 10, NULL, 0, FALSE, 1.05, 0, 1, COLOR_DIM },
  [BYLINE_DOCUMENT_TAG_CREDIT] = { "credit", 9, NULL, 0, FALSE, 0, 0, 1, COLOR_FAINT },
  [BYLINE_DOCUMENT_TAG_CODE] = { "code", 10.5, "monospace", 0, FALSE, 1.15, 0, 0, COLOR_TEXT },
  [BYLINE_DOCUMENT_TAG_ROW] = { "row", 10.5, NULL, 0, FALSE, 1.1, 0, 4, COLOR_TEXT },
  [BYLINE_DOCUMENT_TAG_EMBED] = { "embed", 11, NULL, 700, FALSE, 1.1, 0, 2, COLOR_TEXT },
  [BYLINE_DOCUMENT_TAG_PROVIDER] = { "provider", 9.5, NULL, 0, FALSE, 0, 0, 0, COLOR_DIM },
  [BYLINE_DOCUMENT_TAG_FOOTNOTE] = { "footnote", 10.5, "serif", 0, FALSE, 1.2, 0, 8, COLOR_DIM },
  [BYLINE_DOCUMENT_TAG_RULE] = { "rule", 12.5, NULL, 700, FALSE, 0, 8, 24, COLOR_FAINT },
  [BYLINE_DOCUMENT_TAG_WIDGET] = { "widget", 0, NULL, 0, FALSE, 0, 4, 16, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_RIVER] = { "river", 9.5, NULL, 700, FALSE, 0, 28, 28, COLOR_DIM },
  [BYLINE_DOCUMENT_TAG_PILL] = { "pill", 10.5, NULL, 700, FALSE, 0, 8, 14, COLOR_TEXT },
  [BYLINE_DOCUMENT_TAG_GAP] = { "gap", 4, NULL, 0, FALSE, 0, 20, 20, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_TOP] = { "top", 0, NULL, 0, FALSE, 0, 20, -1, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_ITEM] = { "item", 0, NULL, 0, FALSE, 0, -1, 7, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_END] = { "end", 0, NULL, 0, FALSE, 0, -1, 18, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_FIGURE_END] = { "figure-end", 0, NULL, 0, FALSE, 0, -1, 24, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_BOX_START] = { "box-start", 0, NULL, 0, FALSE, 0, 18, -1, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_BOX_END] = { "box-end", 0, NULL, 0, FALSE, 0, -1, 36, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_RAGGED] = { "ragged", 0, NULL, 0, FALSE, 0, -1, -1, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_STRONG] = { "strong", 0, NULL, 700, FALSE, 0, -1, -1, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_EM] = { "em", 0, NULL, 0, TRUE, 0, -1, -1, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_UPRIGHT] = { "upright", 0, NULL, 0, FALSE, 0, -1, -1, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_LINK] = { "link", 0, NULL, 0, FALSE, 0, -1, -1, COLOR_ACCENT },
  [BYLINE_DOCUMENT_TAG_INLINE_CODE] = { "inline-code", 0, "monospace", 0, FALSE, 0, -1, -1,
                                        COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_SUB] = { "sub", 0, NULL, 0, FALSE, 0, -1, -1, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_SUP] = { "sup", 0, NULL, 0, FALSE, 0, -1, -1, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_DEL] = { "del", 0, NULL, 0, FALSE, 0, -1, -1, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_HIGHLIGHT] = { "highlight", 0, NULL, 0, FALSE, 0, -1, -1, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_SEARCHED] = { "searched", 0, NULL, 0, FALSE, 0, -1, -1, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_MATCH] = { "match", 0, NULL, 0, FALSE, 0, -1, -1, COLOR_NONE },
  [BYLINE_DOCUMENT_TAG_CURRENT_MATCH] = { "current-match", 0, NULL, 0, FALSE, 0, -1, -1,
                                          COLOR_NONE },
};

/* A tag that is made when a document first asks for it. */
typedef struct {
  GtkTextTag *tag;
  int pixels;
  gboolean at_right;
  gboolean hangs;
} Margin;

/* A tag for text in wide letters, made as those are. */
typedef struct {
  GtkTextTag *tag;
  BylineDocumentTag around;
  const char *language; /* static */
} Wide;

struct _BylineDocumentTags {
  GtkTextTagTable *table;
  GtkTextTag *tags[BYLINE_N_DOCUMENT_TAGS];
  GArray *margins; /* of Margin */
  GArray *wide;    /* of Wide */
  double scale;
  BylineDocumentType type;
};

static void
look_up (GtkStyleContext *context, const char *name, const GdkRGBA *fallback, GdkRGBA *color)
{
  if (!gtk_style_context_lookup_color (context, name, color))
    *color = *fallback;
}

static GdkRGBA
with_alpha (GdkRGBA color, double alpha)
{
  color.alpha *= alpha;

  return color;
}

void
byline_document_colors_init (BylineDocumentColors *self, GtkWidget *widget, gboolean high_contrast)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA plain, accent, warning;

  gtk_style_context_get_color (context, &plain);
  look_up (context, "view_fg_color", &plain, &self->text);
  look_up (context, "accent_color", &self->text, &accent);
  look_up (context, "accent_text_color", &accent, &self->accent);
  look_up (context, "accent_bg_color", &self->accent, &self->bar);
  look_up (context, "accent_fg_color", &self->text, &self->current_text);
  look_up (context, "warning_bg_color", &self->accent, &warning);

  /* On the view's colour and on a box, 4.5 : 1 at least, 7 : 1 in high contrast. */
  self->dim = with_alpha (self->text, high_contrast ? 1.0 : 0.8);
  self->faint = with_alpha (self->text, high_contrast ? 0.95 : 0.72);
  self->fill = with_alpha (self->text, high_contrast ? 0.1 : 0.05);
  self->pill = with_alpha (self->text, high_contrast ? 0.18 : 0.09);
  self->hairline = with_alpha (self->text, high_contrast ? 0.5 : 0.15);
  self->underline = with_alpha (self->accent, high_contrast ? 1.0 : 0.4);
  self->highlight = with_alpha (warning, 0.35);
  self->match = with_alpha (warning, 0.45);
  self->current = self->bar;
}

gboolean
byline_document_colors_equal (const BylineDocumentColors *a, const BylineDocumentColors *b)
{
  return gdk_rgba_equal (&a->text, &b->text) && gdk_rgba_equal (&a->dim, &b->dim) &&
         gdk_rgba_equal (&a->accent, &b->accent) && gdk_rgba_equal (&a->bar, &b->bar) &&
         gdk_rgba_equal (&a->match, &b->match);
}

static GtkTextTag *
make_tag (BylineDocumentTags *self, const char *name)
{
  g_autoptr (GtkTextTag) tag = gtk_text_tag_new (name);

  gtk_text_tag_table_add (self->table, tag);

  /* The table keeps it. */
  return tag;
}

/* What is set in letters with serifs is set in those that the reader chose. Returns: (nullable): those of the desktop */
static const char *
get_family (const Spec *spec, BylineDocumentFont font)
{
  return g_strcmp0 (spec->family, "serif") == 0 ? byline_document_font_get_family (font)
                                                : spec->family;
}

static void
apply_family (GtkTextTag *tag, const Spec *spec, BylineDocumentFont font)
{
  const char *family = get_family (spec, font);

  if (family != NULL)
    g_object_set (tag, "family", family, NULL);
  else if (spec->family != NULL)
    g_object_set (tag, "family-set", FALSE, NULL);
}

static gboolean
is_running_text (BylineDocumentTag tag)
{
  return tag == BYLINE_DOCUMENT_TAG_BODY || tag == BYLINE_DOCUMENT_TAG_FOOTNOTE;
}

static double
get_line_height (BylineDocumentTags *self, BylineDocumentTag tag)
{
  double height = specs[tag].line_height > 0 ? specs[tag].line_height : 1.0;

  return is_running_text (tag) ? height * self->type.line_height : height;
}

static void
apply_wide (BylineDocumentTags *self, const Wide *wide)
{
  g_autofree char *family = NULL;
  double ratio = byline_document_wide_font (wide->language,
                                            get_family (&specs[wide->around], self->type.font),
                                            &family);

  if (family != NULL)
    g_object_set (wide->tag, "family", family, NULL);
  g_object_set (wide->tag, "language", wide->language, "line-height",
                (float) (get_line_height (self, wide->around) * ratio), NULL);
}

static void
apply_type (BylineDocumentTags *self)
{
  const BylineDocumentType *type = &self->type;

  for (guint i = 0; i < BYLINE_N_DOCUMENT_TAGS; i++)
    {
      apply_family (self->tags[i], &specs[i], type->font);
      if (is_running_text (i))
        g_object_set (self->tags[i], "line-height", (float) get_line_height (self, i),
                      "justification", type->is_justified ? GTK_JUSTIFY_FILL : GTK_JUSTIFY_LEFT,
                      "justification-set", type->is_justified, NULL);
    }
  for (guint i = 0; i < self->wide->len; i++)
    apply_wide (self, &g_array_index (self->wide, Wide, i));
}

static void
apply_spec (GtkTextTag *tag, const Spec *spec, double scale)
{
  if (spec->points > 0)
    g_object_set (tag, "size-points", spec->points * scale, NULL);
  if (spec->weight > 0)
    g_object_set (tag, "weight", spec->weight, NULL);
  if (spec->italic)
    g_object_set (tag, "style", PANGO_STYLE_ITALIC, NULL);
  if (spec->above >= 0)
    g_object_set (tag, "pixels-above-lines", (int) (spec->above * scale + 0.5), NULL);
  if (spec->below >= 0)
    g_object_set (tag, "pixels-below-lines", (int) (spec->below * scale + 0.5), NULL);
}

static void
apply_margin (const Margin *margin, double scale)
{
  int pixels = (int) (margin->pixels * scale + 0.5);

  if (margin->hangs)
    {
      g_autoptr (PangoTabArray) tabs = pango_tab_array_new (1, TRUE);

      pango_tab_array_set_tab (tabs, 0, PANGO_TAB_LEFT, pixels);
      g_object_set (margin->tag, "indent", -pixels, "tabs", tabs, NULL);
    }
  else
    g_object_set (margin->tag, margin->at_right ? "right-margin" : "left-margin", pixels,
                  "accumulative-margin", TRUE, NULL);
}

static void
apply_scaled (BylineDocumentTags *self)
{
  double scale = self->scale;

  for (guint i = 0; i < BYLINE_N_DOCUMENT_TAGS; i++)
    apply_spec (self->tags[i], &specs[i], scale);
  for (guint i = 0; i < self->margins->len; i++)
    apply_margin (&g_array_index (self->margins, Margin, i), scale);

  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_SUP], "rise", (int) (6 * scale * PANGO_SCALE), NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_SUB], "rise", (int) (-3 * scale * PANGO_SCALE),
                NULL);
}

static void
apply_fixed (BylineDocumentTags *self)
{
  for (guint i = 0; i < BYLINE_N_DOCUMENT_TAGS; i++)
    if (specs[i].line_height > 0)
      g_object_set (self->tags[i], "line-height", (float) specs[i].line_height, NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_KICKER], "letter-spacing", PANGO_SCALE / 2, NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_RIVER], "letter-spacing", PANGO_SCALE / 2,
                "justification", GTK_JUSTIFY_CENTER, NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_RULE], "justification", GTK_JUSTIFY_CENTER, NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_RAGGED], "justification", GTK_JUSTIFY_LEFT, NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_UPRIGHT], "style", PANGO_STYLE_NORMAL, NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_LINK], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_INLINE_CODE], "scale", 0.9, "insert-hyphens", FALSE,
                NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_SUP], "scale", 0.7, NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_SUB], "scale", 0.7, NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_DEL], "strikethrough", TRUE, NULL);
  /* A hyphen would read as a part of the program. */
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_CODE], "wrap-mode", GTK_WRAP_WORD_CHAR,
                "insert-hyphens", FALSE, NULL);
}

BylineDocumentTags *
byline_document_tags_new (GtkTextTagTable *table)
{
  BylineDocumentTags *self = g_new0 (BylineDocumentTags, 1);

  self->table = g_object_ref (table);
  self->margins = g_array_new (FALSE, FALSE, sizeof (Margin));
  self->wide = g_array_new (FALSE, FALSE, sizeof (Wide));
  self->scale = 1.0;
  byline_document_type_init (&self->type);
  for (guint i = 0; i < BYLINE_N_DOCUMENT_TAGS; i++)
    self->tags[i] = make_tag (self, specs[i].name);
  apply_fixed (self);
  apply_type (self);
  apply_scaled (self);

  return self;
}

void
byline_document_tags_free (BylineDocumentTags *self)
{
  g_array_unref (self->margins);
  g_array_unref (self->wide);
  g_object_unref (self->table);
  g_free (self);
}

GtkTextTag *
byline_document_tags_get (BylineDocumentTags *self, BylineDocumentTag tag)
{
  g_return_val_if_fail (tag < BYLINE_N_DOCUMENT_TAGS, NULL);

  return self->tags[tag];
}

static GtkTextTag *
get_margin (BylineDocumentTags *self, int pixels, gboolean at_right, gboolean hangs)
{
  Margin margin = { NULL, pixels, at_right, hangs };

  for (guint i = 0; i < self->margins->len; i++)
    {
      const Margin *known = &g_array_index (self->margins, Margin, i);

      if (known->pixels == pixels && known->at_right == at_right && known->hangs == hangs)
        return known->tag;
    }

  margin.tag = make_tag (self, NULL);
  apply_margin (&margin, self->scale);
  g_array_append_val (self->margins, margin);

  return margin.tag;
}

GtkTextTag *
byline_document_tags_indent (BylineDocumentTags *self, int pixels, gboolean at_right)
{
  return get_margin (self, pixels, at_right, FALSE);
}

GtkTextTag *
byline_document_tags_hang (BylineDocumentTags *self, int pixels)
{
  return get_margin (self, pixels, FALSE, TRUE);
}

GtkTextTag *
byline_document_tags_wide (BylineDocumentTags *self, BylineDocumentTag around, const char *language)
{
  Wide wide = { NULL, around, g_intern_string (language) };

  for (guint i = 0; i < self->wide->len; i++)
    {
      const Wide *known = &g_array_index (self->wide, Wide, i);

      if (known->around == around && known->language == wide.language)
        return known->tag;
    }

  wide.tag = make_tag (self, NULL);
  apply_wide (self, &wide);
  g_array_append_val (self->wide, wide);

  return wide.tag;
}

void
byline_document_tags_set_scale (BylineDocumentTags *self, double scale)
{
  if (self->scale == scale)
    return;

  self->scale = scale;
  apply_scaled (self);
}

void
byline_document_tags_set_type (BylineDocumentTags *self, const BylineDocumentType *type)
{
  if (byline_document_type_equal (&self->type, type))
    return;

  self->type = *type;
  apply_type (self);
}

void
byline_document_tags_set_colors (BylineDocumentTags *self, const BylineDocumentColors *colors)
{
  const GdkRGBA *palette[] = {
    [COLOR_TEXT] = &colors->text,
    [COLOR_DIM] = &colors->dim,
    [COLOR_FAINT] = &colors->faint,
    [COLOR_ACCENT] = &colors->accent,
  };

  for (guint i = 0; i < BYLINE_N_DOCUMENT_TAGS; i++)
    if (specs[i].color != COLOR_NONE)
      g_object_set (self->tags[i], "foreground-rgba", palette[specs[i].color], NULL);

  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_LINK], "underline-rgba", &colors->underline, NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_INLINE_CODE], "background-rgba", &colors->fill,
                NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_HIGHLIGHT], "background-rgba", &colors->highlight,
                NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_SEARCHED], "background-rgba", &colors->match, NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_MATCH], "background-rgba", &colors->match, NULL);
  g_object_set (self->tags[BYLINE_DOCUMENT_TAG_CURRENT_MATCH], "background-rgba", &colors->current,
                "foreground-rgba", &colors->current_text, NULL);
}
