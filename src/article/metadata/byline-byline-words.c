/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-bylines-private.h"

#include <string.h>

#include "byline-text.h"
#include "byline-word-lists-private.h"

/* The words of bylines: what stands in front of names, behind them and in their place. */

/* A name is not longer, in characters and in words. */
#define MAX_NAME_CHARS 60
#define MAX_NAME_WORDS 6

/* What a name stands behind, whole words in lower case. Longer ones first. */
static const char *labels[] = {
  "additional reporting by",
  "text and photos by",
  "words and pictures by",
  "text und fotos von",
  "text und fotos",
  "text & fotos",
  "texte et photos",
  "texto y fotos",
  "tekst og foto",
  "text och foto",
  "written and photographed by",
  "guest post by",
  "ein gastbeitrag von",
  "ein kommentar von",
  "eine analyse von",
  "ein interview von",
  "eine kolumne von",
  "ein artikel von",
  "ein essay von",
  "ein beitrag von",
  "eine reportage von",
  "ein bericht von",
  "aufgezeichnet von",
  "geschrieben von",
  "interview von",
  "kommentar von",
  "artikel von",
  "analyse von",
  "protokoll von",
  "bericht von",
  "text von",
  "written by",
  "reported by",
  "reporting by",
  "posted by",
  "published by",
  "updated by",
  "edited by",
  "story by",
  "words by",
  "text by",
  "interview by",
  "review by",
  "analysis by",
  "opinion by",
  "article by",
  "propos recueillis par",
  "écrit par",
  "rédigé par",
  "publié par",
  "article de",
  "escrito por",
  "publicado por",
  "texto de",
  "escrito por",
  "scritto da",
  "pubblicato da",
  "a cura di",
  "articolo di",
  "geschreven door",
  "interview par",
  "skrevet af",
  "skrevet av",
  "skriven av",
  "kirjoittanut",
  "autor tekstu",
  "napisał",
  "napisała",
  "interview",
  "protokoll",
  "moderation",
  "autorin",
  "autoren",
  "autor:in",
  "autor/in",
  "auteurs",
  "auteure",
  "auteur",
  "autores",
  "autora",
  "autore",
  "autor",
  "authors",
  "author",
  "verfasser",
  "redaktion",
  "redactie",
  "rédaction",
  "texto",
  "texte",
  "testo",
  "tekst",
  "text",
  "words",
  "auteurs",
  "autorka",
  "autorzy",
  "autorka tekstu",
  "autoři",
  "autoare",
  "autori",
  "szerző",
  "írta",
  "teksti",
  "kirjoittaja",
  "höfundur",
  "autorius",
  "autorė",
  "forfatter",
  "journalist",
  "skribent",
  "yazar",
  "yazar:",
  "penulis",
  "oleh",
  "tác giả",
  "συντάκτης",
  "γράφει ο",
  "γράφει η",
  "του",
  "της",
  "автори",
  "авторка",
  "автор",
  "авторы",
  "текст",
  "מאת",
  "लेखक",
  "ผู้เขียน",
  "نویسنده",
  "إعداد",
  "取材・文",
  "撰文",
  "文",
  "글",
  "作者",
  "記者",
  "记者",
  "بقلم",
  "كتبت",
  "كتبه",
  "كتب",
  "著者",
  "執筆",
  "ライター",
  "文責",
  "haber",
  "opracowanie",
  "opracował",
  "opracowała",
  "från",
  "przez",
  "door",
  "från",
  "yazan",
  "by",
  "von",
  "par",
  "por",
  "da",
  "di",
  "de",
  "av",
  "af",
  "od",
  "od:",
};

/* Labels that are particles of names, too: they count with a colon, or in lower case in front of a
 * capital, at the very beginning. */
static const char *particles[] = { "von", "da", "di", "de", "af", "av", "od", "text", "words" };

/* Labels that are said of somebody, too, or are words of other languages: they count with a colon. */
static const char *persons[] = { "journalist", "forfatter", "skribent", "yazar",       "autori",
                                 "του",        "της",       "글",       "文",          "автори",
                                 "haber",      "ライター",  "執筆",     "opracowanie", "文責" };

/* Words that say what somebody does. */
static const char *roles[] = {
  "writer",       "reporter",      "editor",          "correspondent", "columnist",
  "contributor",  "journalist",    "journalistin",    "redakteur",     "redakteurin",
  "redaktorin",   "redakteure",    "redaktor",        "korrespondent", "korrespondentin",
  "autorin",      "volontär",      "volontärin",      "reporterin",    "kolumnist",
  "kolumnistin",  "ressortleiter", "ressortleiterin", "chefredakteur", "chefredakteurin",
  "rédacteur",    "rédactrice",    "journaliste",     "correspondant", "correspondante",
  "redactor",     "redactora",     "periodista",      "corresponsal",  "jornalista",
  "repórter",     "giornalista",   "redattore",       "inviato",       "inviata",
  "redacteur",    "verslaggever",  "verslaggeefster", "skribent",      "journalister",
  "toimittaja",   "dziennikarz",   "dziennikarka",    "журналист",     "корреспондент",
  "редактор",     "muhabir",       "muhabiri",        "기자",          "특파원",
  "記者",         "编辑",          "編集委員",        "staff",         "freelance",
  "freelancer",   "senior",        "bureau",          "desk",          "producer",
  "photographer", "fotograf",      "fotografin",      "photographe",   "fotógrafo",
  "analyst",      "professor",     "director",        "chief",         "intern",
  "blaðamaður",   "novinář",       "novinářka",
};

/* What ends a byline: what follows is no name. */
static const char *ends[] = {
  "updated",    "published",  "posted",     "last updated", "veröffentlicht", "aktualisiert",
  "erschienen", "publiziert", "stand",      "lesezeit",     "publié",         "mis à jour",
  "modifié",    "publicado",  "publicada",  "actualizado",  "actualizada",    "atualizado",
  "pubblicato", "aggiornato", "geplaatst",  "gepubliceerd", "bijgewerkt",     "publicerad",
  "publicerat", "uppdaterad", "uppdaterat", "publisert",    "oppdatert",      "publiceret",
  "opdateret",  "julkaistu",  "päivitetty", "опубликовано", "обновлено",      "follow",
  "folgen",     "suivre",     "seguir",     "share",        "read more",      "min read",
  "минут",      "入力",       "更新",       "배포",         "입력",           "수정",
};

static const char *name_particles[] = {
  "von", "van", "der", "den", "de", "del", "della", "di",  "da",  "dos", "das", "do",  "la",
  "le",  "du",  "des", "el",  "al", "bin", "ben",   "ibn", "zu",  "zum", "zur", "ter", "ten",
  "y",   "e",   "af",  "av",  "ap", "und", "d'",    "'t",  "vom", "abu", "auf",
};

/* Whether @text begins with @word (both in lower case), and no letter follows. Letters of scripts
 * without spaces may follow at once. */
static gboolean
begins_with_word (const char *text, const char *word)
{
  gsize length = strlen (word);
  gunichar next;

  if (strncmp (text, word, length) != 0)
    return FALSE;
  next = g_utf8_get_char (text + length);
  return (guchar) word[0] >= 0xe3 || !g_unichar_isalnum (next);
}

/* Whether a colon follows, or what stands for one in scripts without letters' cases. */
static gboolean
is_colon (const char *text)
{
  text += strspn (text, " ");
  return *text == ':' || g_str_has_prefix (text, "：") || g_str_has_prefix (text, "／");
}

const char *
_byline_words_behind_label (const char *text, gboolean *is_label)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);

  *is_label = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *rest;
      gboolean has_colon;

      /* Lower case may take another number of bytes: then labels of plain letters are all that count. */
      if (!begins_with_word (lower, labels[i]) || strlen (lower) != strlen (text))
        continue;
      /* What a person may be, too, counts with a colon alone. */
      if (_byline_word_is_in (labels[i], persons, G_N_ELEMENTS (persons)) &&
          !is_colon (text + strlen (labels[i])))
        continue;
      rest = text + strlen (labels[i]);
      rest += strspn (rest, " \n\t");
      has_colon = is_colon (rest);
      if (!has_colon && _byline_word_is_in (labels[i], particles, G_N_ELEMENTS (particles)) &&
          !g_unichar_islower (g_utf8_get_char (text)) && *rest != '\0' &&
          strchr (rest, ' ') == NULL && !byline_author_name_is_organization (rest, NULL))
        continue; /* "Von Neumann", but not "Von dpa" */
      rest += has_colon ? (*rest == ':' ? 1 : strlen ("：")) : 0;
      *is_label = TRUE;
      rest += strspn (rest, " \n\t-");
      return g_str_has_prefix (rest, "–") ? rest + strlen ("–") + strspn (rest + strlen ("–"), " ")
                                          : rest;
    }
  return text;
}

/* "Wirtschaftsredakteur": what one does is the last part of a long word. */
static gboolean
ends_in_role (const char *word)
{
  static const char *stems[] = {
    "redakteur",  "redakteurin", "korrespondent",   "korrespondentin", "reporter",
    "reporterin", "redacteur",   "korrespondenten", "redaktör",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      if (g_str_has_suffix (word, stems[i]))
        return TRUE;
    }
  return FALSE;
}

gboolean
_byline_words_end_in_label (const char *text)
{
  static const char *words[] = { " by", " von", " par", " por",  " door",
                                 " av", " af",  " da",  " przez" };

  for (gsize i = 0; strlen (text) < 60 && i < G_N_ELEMENTS (words); i++)
    {
      if (g_str_has_suffix (text, words[i]))
        return TRUE;
    }
  return FALSE;
}

/* "Photos by A": who took the pictures wrote nothing. */
static gboolean
is_about_pictures (const char *text)
{
  static const char *words[] = {
    "photo",      "photos", "photograph",   "photographs",   "photography", "picture", "pictures",
    "image",      "images", "illustration", "illustrations", "video",       "videos",  "graphic",
    "graphics",   "foto",   "fotos",        "bild",          "bilder",      "grafik",  "fotografie",
    "fotografía", "imagen", "imagem",       "immagine",      "beeld",       "фото",
  };
  g_autofree char *lower = g_utf8_strdown (text, -1);
  gsize length = strcspn (lower, " :/");

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (strlen (words[i]) == length && strncmp (lower, words[i], length) == 0)
        return lower[length] != '\0';
    }
  return FALSE;
}

gboolean
_byline_words_are_role (const char *text)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  g_auto (GStrv) words = g_strsplit_set (lower, " -/,.()", 20);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (_byline_word_is_in (words[i], roles, G_N_ELEMENTS (roles)) || ends_in_role (words[i]))
        return TRUE;
    }
  return FALSE;
}

gboolean
_byline_words_are_particle (const char *word)
{
  return _byline_word_is_in (word, name_particles, G_N_ELEMENTS (name_particles));
}

/* Whether a letter belongs to a script without capitals and spaces. */
static gboolean
is_caseless (gunichar c)
{
  return c >= 0x590 && !g_unichar_isupper (c) && !g_unichar_islower (c);
}

/* Whether there is a sign in a name that no name has. */
static gboolean
holds_quote (const char *name)
{
  static const char *signs[] = { "“", "”", "„", "…", "«", "»" };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (strstr (name, signs[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

gboolean
_byline_words_are_person (const char *name)
{
  g_auto (GStrv) words = NULL;
  glong n_chars = g_utf8_strlen (name, -1);
  guint n_words = 0;
  guint n_capitals = 0;

  if (n_chars < 2 || n_chars > MAX_NAME_CHARS ||
      strpbrk (name, "0123456789@:|<>{}[]?!\"") != NULL || holds_quote (name))
    return FALSE;
  if (is_caseless (g_utf8_get_char (name)))
    return n_chars <= 8 || (strchr (name, ' ') != NULL && n_chars <= 30);
  if (g_str_has_suffix (name, ".") && strlen (name) > 2 && name[strlen (name) - 3] != ' ' &&
      !g_str_has_suffix (name, "r."))
    return FALSE;
  words = g_strsplit (name, " ", MAX_NAME_WORDS + 2);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      gunichar first = g_utf8_get_char (words[i]);

      if (*words[i] == '\0')
        continue;
      n_words++;
      if (g_unichar_isupper (first))
        n_capitals++;
      else if (!_byline_word_is_in (words[i], name_particles, G_N_ELEMENTS (name_particles)))
        return FALSE;
    }
  return n_words >= 2 && n_words <= MAX_NAME_WORDS && n_capitals >= 2 &&
         !_byline_words_are_role (name);
}

/* A sign between names is a comma; behind any other words it ends them. */
static void
part_names (char *text)
{
  static const char *signs[] = { "•", "·", "|" };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      gsize size = strlen (signs[i]);
      char *found = text;

      while ((found = strstr (found, signs[i])) != NULL)
        {
          const char *rest = found + size + strspn (found + size, " ");
          g_autofree char *name = g_strndup (rest, strcspn (rest, "|\302\342"));
          gboolean is_name = FALSE;

          g_strchomp (name);
          is_name = found > text && _byline_words_are_person (name) && !is_about_pictures (name) &&
                    !byline_author_name_is_organization (name, NULL);
          if (!is_name)
            break;
          memset (found, ' ', size);
          *found = ',';
          found += size;
        }
    }
}

/* "Ann (text) and Bo (photos)": takes what is said in brackets off, and who took the pictures with it. */
static void
drop_brackets (char *text)
{
  static const char *separators[] = { ", ",  "; ",  " and ", " und ", " et ",
                                      " y ", " e ", " og ",  " och " };
  char *open;

  while ((open = strchr (text, '(')) != NULL)
    {
      char *close = strchr (open, ')');
      g_autofree char *inner = NULL;
      char *from = open;

      if (close == NULL)
        return;
      inner = g_strdup_printf ("%.*s:", (int) (close - open - 1), open + 1);
      if (is_about_pictures (inner))
        {
          from = text;
          for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
            {
              char *found = g_strrstr_len (text, open - text, separators[i]);

              if (found != NULL && found > from)
                from = found;
            }
        }
      memmove (from, close + 1, strlen (close + 1) + 1);
    }
}

/* Behind the signs and spaces that part what stands in one line. */
static const char *
behind_signs (const char *text)
{
  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char (text);

      if (!g_unichar_isspace (c) && g_utf8_strchr (",;:/·|•–—-／", -1, c) == NULL)
        break;
      text = g_utf8_next_char (text);
    }
  return text;
}

gboolean
_byline_words_say_photographer (const char *text)
{
  const char *begin = text + strspn (text, " ");
  const char *close = *begin == '(' ? strchr (begin, ')') : NULL;
  g_autofree char *inner = close != NULL
                             ? g_strdup_printf ("%.*s:", (int) (close - begin - 1), begin + 1)
                             : NULL;

  return inner != NULL && is_about_pictures (inner);
}

/* "Editor", "责任编辑：": who looked after a text that another wrote. */
gboolean
_byline_words_say_editor (const char *text)
{
  static const char *words[] = { "editor", "editing by", "redaktör", "redaktor prowadzący",
                                 "编辑",   "责任编辑",   "責任編集", "編集" };
  g_autofree char *lower = g_utf8_strdown (behind_signs (text), -1);

  g_strdelimit (lower, ":", ' ');
  g_strchomp (lower);
  return _byline_word_is_in (lower, words, G_N_ELEMENTS (words));
}

/* Cuts @text where it goes on with who took the pictures: "…; photographs by B". */
static void
cut_pictures (char *text)
{
  for (char *p = text; *p != '\0'; p++)
    {
      if (strchr (",;|/", *p) != NULL && is_about_pictures (p + 1 + strspn (p + 1, " ")))
        {
          *p = '\0';
          return;
        }
    }
}

/* "Veröffentlicht am 3. März von": behind a date that a byline begins with. */
static const char *
behind_date (const char *text)
{
  static const char *words[] = { " von ", " par ", " por ",   " door ", " da ",
                                 " av ",  " af ",  " przez ", " от ",   " di " };
  g_autofree char *lower = g_utf8_strdown (text, -1);
  gboolean is_date = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (ends) && !is_date; i++)
    is_date = begins_with_word (lower, ends[i]);
  for (gsize i = 0; is_date && i < G_N_ELEMENTS (words); i++)
    {
      const char *found = strstr (text, words[i]);

      if (found != NULL && found - text < 60 && strpbrk (text, "0123456789") != NULL)
        return found + strlen (words[i]);
    }
  return NULL;
}

/* "2026年3月3日 10時00分 A", "03.03.2026, 10:00 | A": behind a date in numbers that a byline begins with. */
static const char *
behind_numbers (const char *text)
{
  const char *rest = text;
  guint n_digits = 0;

  for (; *rest != '\0'; rest = g_utf8_next_char (rest))
    {
      gunichar c = g_utf8_get_char (rest);

      if (g_unichar_isdigit (c))
        n_digits++;
      else if (n_digits == 0 || (!g_unichar_isspace (c) &&
                                 g_utf8_strchr (".,:/|·•–—-年月日時时分秒", -1, c) == NULL))
        break;
    }
  return n_digits >= 6 ? rest : text;
}

/* Takes words in lower case off the end: no name ends in one. */
static void
cut_small_words (char *text)
{
  char *space;

  while ((space = strrchr (text, ' ')) != NULL && g_unichar_islower (g_utf8_get_char (space + 1)))
    {
      *space = '\0';
      g_strchomp (text);
    }
}

/* Cuts @text where a date, a time to read or another line begins. One word in front of a number is the
 * name of a month. */
static void
cut_at_end (char *text)
{
  static const char *marks[] = { "|",
                                 "•",
                                 "·",
                                 " – ",
                                 " — ",
                                 "\n",
                                 "\t",
                                 "@",
                                 "(Image",
                                 "(Photo",
                                 "(Foto",
                                 ", Foto",
                                 ", Bild",
                                 ", Photo",
                                 " Fotos:",
                                 " Foto:",
                                 " Photos:",
                                 " Photo:",
                                 ", Illustration",
                                 ", Grafik",
                                 ", Video" };
  g_autofree char *lower = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      char *found = strstr (text, marks[i]);

      if (found != NULL && found > text)
        *found = '\0';
    }
  for (char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        {
          *p = '\0';
          g_strchomp (text);
          cut_small_words (text);
          if (strchr (text, ' ') == NULL)
            *text = '\0';
          break;
        }
    }
  lower = g_utf8_strdown (text, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (ends) && strlen (lower) == strlen (text); i++)
    {
      char *found = strstr (lower, ends[i]);

      if (found != NULL &&
          (found == lower || strchr (" \n,", found[-1]) != NULL || (guchar) found[-1] >= 0x80) &&
          begins_with_word (found, ends[i]))
        text[found - lower] = '\0';
    }
  while (*text != '\0' && strchr (" ,;:/-(", text[strlen (text) - 1]) != NULL)
    text[strlen (text) - 1] = '\0';
}

/* "林小美／台北報導": where a report is from goes, and what stands in brackets behind a name. */
static void
cut_report (char *name)
{
  static const char *ends_of_report[] = { "報導", "報道", "报道", "電" };
  char *slash = strstr (name, "／");
  char *bracket = strstr (name, "（");

  for (gsize i = 0; slash != NULL && slash > name && i < G_N_ELEMENTS (ends_of_report); i++)
    {
      if (g_str_has_suffix (slash, ends_of_report[i]))
        {
          *slash = '\0';
          slash = NULL;
        }
    }
  if (bracket != NULL && bracket > name && g_str_has_suffix (bracket, "）"))
    *bracket = '\0';
}

/* "신현주 기자", "山田太郎記者", "Jane Doe, reporter": what one does goes. */
void
_byline_words_cut_role (char *name)
{
  static const char *suffixes[] = { " 기자", "기자", " 특파원", "記者", "记者", "編集委員" };
  char *comma = strchr (name, ',');
  char *role = strstr (name, " 기자 ");

  /* "신현주 기자 a@b": what follows is where to write to. */
  if (role != NULL && role > name)
    *role = '\0';
  cut_report (name);

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize length = strlen (name);
      gsize cut = strlen (suffixes[i]);

      if (length > cut + 3 && g_str_has_suffix (name, suffixes[i]))
        {
          name[length - cut] = '\0';
          g_strchomp (name);
        }
    }
  if (comma != NULL && _byline_words_are_role (comma + 1))
    *comma = '\0';
}

/* "Jane Doe / The Paper Staff Writers": for whom one writes goes. */
static void
cut_employer (char *text)
{
  char *slash = strstr (text, " / ");

  if (slash != NULL &&
      (_byline_words_are_role (slash + 3) || byline_author_name_is_organization (slash + 3, NULL)))
    *slash = '\0';
}

char *
_byline_words_clean_byline (const char *text, gboolean *has_label)
{
  g_autofree char *rest = NULL;
  const char *begin = behind_signs (text);
  const char *by;
  gboolean is_label = TRUE;

  *has_label = FALSE;
  if (is_about_pictures (begin))
    return NULL;
  for (guint n = 0; n < 3 && is_label; n++)
    {
      begin = _byline_words_behind_label (begin, &is_label);
      *has_label |= is_label;
    }
  /* "Posted on Tuesday by", "A report by" */
  rest = g_strdup (begin);
  cut_pictures (rest);
  begin = rest;
  by = strstr (begin, " by ");
  if (by != NULL && by - begin < 40)
    begin = by + 4;
  else if ((by = behind_date (begin)) != NULL)
    begin = by;
  *has_label |= begin != rest;
  begin = behind_numbers (begin);
  memmove (rest, begin, strlen (begin) + 1);
  drop_brackets (rest);
  part_names (rest);
  cut_at_end (rest);
  cut_employer (rest);
  g_strstrip (rest);
  _byline_words_cut_role (rest);
  return *rest != '\0' ? g_steal_pointer (&rest) : NULL;
}
