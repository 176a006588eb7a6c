/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-encoding-private.h"

#include <stdlib.h>
#include <string.h>

#define MAX_LABEL 40

#define UTF8 BYLINE_ENCODING_UTF8
#define WIDE BYLINE_ENCODING_WIDE
#define WESTERN BYLINE_ENCODING_WESTERN
#define SINGLE BYLINE_ENCODING_SINGLE
#define MULTIPLE BYLINE_ENCODING_MULTIPLE
#define STATEFUL BYLINE_ENCODING_STATEFUL

typedef struct {
  const char *key; /* the label's small letters and figures, without all between them */
  BylineEncoding encoding;
} Label;

typedef struct {
  int number;
  BylineEncoding encoding;
} CodePage;

/* What browsers read under these labels (https://encoding.spec.whatwg.org/#names-and-labels), and
 * names of other programs; in the order of strcmp(). */
/* clang-format off */
static const Label labels[] = {
  { "866", { "CP866", SINGLE } }, { "ansi", { "WINDOWS-1252", WESTERN } },
  { "ansix341968", { "WINDOWS-1252", WESTERN } }, { "ansix341986", { "WINDOWS-1252", WESTERN } },
  { "arabic", { "ISO-8859-6", SINGLE } }, { "ascii", { "WINDOWS-1252", WESTERN } },
  { "asmo708", { "ISO-8859-6", SINGLE } }, { "big5", { "BIG5-HKSCS", MULTIPLE } },
  { "big5eten", { "BIG5-HKSCS", MULTIPLE } }, { "big5hkscs", { "BIG5-HKSCS", MULTIPLE } },
  { "chinese", { "GB18030", MULTIPLE } }, { "cnbig5", { "BIG5-HKSCS", MULTIPLE } },
  { "cngb", { "GB18030", MULTIPLE } }, { "cp1250", { "WINDOWS-1250", SINGLE } },
  { "cp1251", { "WINDOWS-1251", SINGLE } }, { "cp1252", { "WINDOWS-1252", WESTERN } },
  { "cp1253", { "WINDOWS-1253", SINGLE } }, { "cp1254", { "WINDOWS-1254", SINGLE } },
  { "cp819", { "WINDOWS-1252", WESTERN } }, { "cp866", { "CP866", SINGLE } },
  { "csbig5", { "BIG5-HKSCS", MULTIPLE } }, { "cseuckr", { "CP949", MULTIPLE } },
  { "cseucpkdfmtjapanese", { "EUC-JP", MULTIPLE } }, { "csgb2312", { "GB18030", MULTIPLE } },
  { "csibm866", { "CP866", SINGLE } }, { "csiso2022jp", { "ISO-2022-JP", STATEFUL } },
  { "csiso58gb231280", { "GB18030", MULTIPLE } }, { "csiso88596e", { "ISO-8859-6", SINGLE } },
  { "csiso88596i", { "ISO-8859-6", SINGLE } }, { "csiso88598e", { "ISO-8859-8", SINGLE } },
  { "csiso88598i", { "ISO-8859-8", SINGLE } }, { "csisolatin1", { "WINDOWS-1252", WESTERN } },
  { "csisolatin2", { "ISO-8859-2", SINGLE } }, { "csisolatin3", { "ISO-8859-3", SINGLE } },
  { "csisolatin4", { "ISO-8859-4", SINGLE } }, { "csisolatin5", { "WINDOWS-1254", SINGLE } },
  { "csisolatin6", { "ISO-8859-10", SINGLE } }, { "csisolatin9", { "ISO-8859-15", SINGLE } },
  { "csisolatinarabic", { "ISO-8859-6", SINGLE } },
  { "csisolatincyrillic", { "ISO-8859-5", SINGLE } },
  { "csisolatingreek", { "ISO-8859-7", SINGLE } },
  { "csisolatinhebrew", { "ISO-8859-8", SINGLE } }, { "cskoi8r", { "KOI8-R", SINGLE } },
  { "csksc56011987", { "CP949", MULTIPLE } }, { "csmacintosh", { "MACINTOSH", SINGLE } },
  { "csshiftjis", { "CP932", MULTIPLE } }, { "csunicode", { "UTF-16LE", WIDE } },
  { "cswindows31j", { "CP932", MULTIPLE } }, { "cyrillic", { "ISO-8859-5", SINGLE } },
  { "default", { "WINDOWS-1252", WESTERN } }, { "dos874", { "CP874", SINGLE } },
  { "ecma114", { "ISO-8859-6", SINGLE } }, { "ecma118", { "ISO-8859-7", SINGLE } },
  { "elot928", { "ISO-8859-7", SINGLE } }, { "euccn", { "GB18030", MULTIPLE } },
  { "eucjp", { "EUC-JP", MULTIPLE } }, { "euckr", { "CP949", MULTIPLE } },
  { "gb", { "GB18030", MULTIPLE } }, { "gb18030", { "GB18030", MULTIPLE } },
  { "gb180302000", { "GB18030", MULTIPLE } }, { "gb180302005", { "GB18030", MULTIPLE } },
  { "gb2312", { "GB18030", MULTIPLE } }, { "gb231280", { "GB18030", MULTIPLE } },
  { "gbk", { "GB18030", MULTIPLE } }, { "greek", { "ISO-8859-7", SINGLE } },
  { "greek8", { "ISO-8859-7", SINGLE } }, { "hebrew", { "ISO-8859-8", SINGLE } },
  { "ibm819", { "WINDOWS-1252", WESTERN } }, { "ibm866", { "CP866", SINGLE } },
  { "iso10646ucs2", { "UTF-16LE", WIDE } }, { "iso10646ucs4", { "UTF-32LE", WIDE } },
  { "iso2022jp", { "ISO-2022-JP", STATEFUL } }, { "iso2022jp1", { "ISO-2022-JP", STATEFUL } },
  { "iso2022jp2", { "ISO-2022-JP", STATEFUL } }, { "iso646us", { "WINDOWS-1252", WESTERN } },
  { "iso88591", { "WINDOWS-1252", WESTERN } }, { "iso885910", { "ISO-8859-10", SINGLE } },
  { "iso885911", { "CP874", SINGLE } }, { "iso885911987", { "WINDOWS-1252", WESTERN } },
  { "iso885913", { "ISO-8859-13", SINGLE } }, { "iso885914", { "ISO-8859-14", SINGLE } },
  { "iso885915", { "ISO-8859-15", SINGLE } }, { "iso885916", { "ISO-8859-16", SINGLE } },
  { "iso88592", { "ISO-8859-2", SINGLE } }, { "iso885921987", { "ISO-8859-2", SINGLE } },
  { "iso88593", { "ISO-8859-3", SINGLE } }, { "iso885931988", { "ISO-8859-3", SINGLE } },
  { "iso88594", { "ISO-8859-4", SINGLE } }, { "iso885941988", { "ISO-8859-4", SINGLE } },
  { "iso88595", { "ISO-8859-5", SINGLE } }, { "iso885951988", { "ISO-8859-5", SINGLE } },
  { "iso88596", { "ISO-8859-6", SINGLE } }, { "iso885961987", { "ISO-8859-6", SINGLE } },
  { "iso88596e", { "ISO-8859-6", SINGLE } }, { "iso88596i", { "ISO-8859-6", SINGLE } },
  { "iso88597", { "ISO-8859-7", SINGLE } }, { "iso885971987", { "ISO-8859-7", SINGLE } },
  { "iso88598", { "ISO-8859-8", SINGLE } }, { "iso885981988", { "ISO-8859-8", SINGLE } },
  { "iso88598e", { "ISO-8859-8", SINGLE } }, { "iso88598i", { "ISO-8859-8", SINGLE } },
  { "iso88599", { "WINDOWS-1254", SINGLE } }, { "iso885991989", { "WINDOWS-1254", SINGLE } },
  { "isoir100", { "WINDOWS-1252", WESTERN } }, { "isoir101", { "ISO-8859-2", SINGLE } },
  { "isoir109", { "ISO-8859-3", SINGLE } }, { "isoir110", { "ISO-8859-4", SINGLE } },
  { "isoir126", { "ISO-8859-7", SINGLE } }, { "isoir127", { "ISO-8859-6", SINGLE } },
  { "isoir138", { "ISO-8859-8", SINGLE } }, { "isoir144", { "ISO-8859-5", SINGLE } },
  { "isoir148", { "WINDOWS-1254", SINGLE } }, { "isoir149", { "CP949", MULTIPLE } },
  { "isoir157", { "ISO-8859-10", SINGLE } }, { "isoir199", { "ISO-8859-14", SINGLE } },
  { "isoir203", { "ISO-8859-15", SINGLE } }, { "isoir226", { "ISO-8859-16", SINGLE } },
  { "isoir58", { "GB18030", MULTIPLE } }, { "isoir6", { "WINDOWS-1252", WESTERN } },
  { "jis", { "ISO-2022-JP", STATEFUL } }, { "koi", { "KOI8-R", SINGLE } },
  { "koi8", { "KOI8-R", SINGLE } }, { "koi8r", { "KOI8-R", SINGLE } },
  { "koi8ru", { "KOI8-U", SINGLE } }, { "koi8u", { "KOI8-U", SINGLE } },
  { "korean", { "CP949", MULTIPLE } }, { "ksc5601", { "CP949", MULTIPLE } },
  { "ksc56011987", { "CP949", MULTIPLE } }, { "ksc56011989", { "CP949", MULTIPLE } },
  { "l1", { "WINDOWS-1252", WESTERN } }, { "l2", { "ISO-8859-2", SINGLE } },
  { "l3", { "ISO-8859-3", SINGLE } }, { "l4", { "ISO-8859-4", SINGLE } },
  { "l5", { "WINDOWS-1254", SINGLE } }, { "l6", { "ISO-8859-10", SINGLE } },
  { "l9", { "ISO-8859-15", SINGLE } }, { "latin1", { "WINDOWS-1252", WESTERN } },
  { "latin2", { "ISO-8859-2", SINGLE } }, { "latin3", { "ISO-8859-3", SINGLE } },
  { "latin4", { "ISO-8859-4", SINGLE } }, { "latin5", { "WINDOWS-1254", SINGLE } },
  { "latin6", { "ISO-8859-10", SINGLE } }, { "latin9", { "ISO-8859-15", SINGLE } },
  { "logical", { "ISO-8859-8", SINGLE } }, { "mac", { "MACINTOSH", SINGLE } },
  { "maccyrillic", { "MAC-CYRILLIC", SINGLE } }, { "macintosh", { "MACINTOSH", SINGLE } },
  { "macroman", { "MACINTOSH", SINGLE } }, { "macukrainian", { "MAC-CYRILLIC", SINGLE } },
  { "ms932", { "CP932", MULTIPLE } }, { "mskanji", { "CP932", MULTIPLE } },
  { "shiftjis", { "CP932", MULTIPLE } }, { "sjis", { "CP932", MULTIPLE } },
  { "suneugreek", { "ISO-8859-7", SINGLE } }, { "tis620", { "CP874", SINGLE } },
  { "tis62025290", { "CP874", SINGLE } }, { "tis62025330", { "CP874", SINGLE } },
  { "ucs2", { "UTF-16LE", WIDE } }, { "ucs2be", { "UTF-16BE", WIDE } },
  { "ucs2le", { "UTF-16LE", WIDE } }, { "ucs4", { "UTF-32LE", WIDE } },
  { "ucs4be", { "UTF-32BE", WIDE } }, { "ucs4le", { "UTF-32LE", WIDE } },
  { "uhc", { "CP949", MULTIPLE } }, { "ujis", { "EUC-JP", MULTIPLE } },
  { "unicode", { "UTF-8", UTF8 } }, { "unicode11utf8", { "UTF-8", UTF8 } },
  { "unicode20utf8", { "UTF-8", UTF8 } }, { "unicodefeff", { "UTF-16LE", WIDE } },
  { "unicodefffe", { "UTF-16BE", WIDE } }, { "usascii", { "WINDOWS-1252", WESTERN } },
  { "utf16", { "UTF-16LE", WIDE } }, { "utf16be", { "UTF-16BE", WIDE } },
  { "utf16le", { "UTF-16LE", WIDE } }, { "utf32", { "UTF-32LE", WIDE } },
  { "utf32be", { "UTF-32BE", WIDE } }, { "utf32le", { "UTF-32LE", WIDE } },
  { "utf8", { "UTF-8", UTF8 } }, { "visual", { "ISO-8859-8", SINGLE } },
  { "windows1250", { "WINDOWS-1250", SINGLE } }, { "windows1251", { "WINDOWS-1251", SINGLE } },
  { "windows1252", { "WINDOWS-1252", WESTERN } }, { "windows1253", { "WINDOWS-1253", SINGLE } },
  { "windows1254", { "WINDOWS-1254", SINGLE } }, { "windows1255", { "WINDOWS-1255", SINGLE } },
  { "windows1256", { "WINDOWS-1256", SINGLE } }, { "windows1257", { "WINDOWS-1257", SINGLE } },
  { "windows1258", { "WINDOWS-1258", SINGLE } }, { "windows31j", { "CP932", MULTIPLE } },
  { "windows874", { "CP874", SINGLE } }, { "windows932", { "CP932", MULTIPLE } },
  { "windows949", { "CP949", MULTIPLE } }, { "xbig5", { "BIG5-HKSCS", MULTIPLE } },
  { "xeucjp", { "EUC-JP", MULTIPLE } }, { "xgbk", { "GB18030", MULTIPLE } },
  { "xmaccyrillic", { "MAC-CYRILLIC", SINGLE } }, { "xmacroman", { "MACINTOSH", SINGLE } },
  { "xmacukrainian", { "MAC-CYRILLIC", SINGLE } }, { "xmssjis", { "CP932", MULTIPLE } },
  { "xsjis", { "CP932", MULTIPLE } }, { "xunicode20utf8", { "UTF-8", UTF8 } },
  { "xwindows949", { "CP949", MULTIPLE } }, { "xxbig5", { "BIG5-HKSCS", MULTIPLE } },
};

/* The numbers of code pages, those of Windows and of DOS. */
static const CodePage code_pages[] = {
  { 437, { "CP437", SINGLE } }, { 737, { "CP737", SINGLE } }, { 850, { "CP850", SINGLE } },
  { 852, { "CP852", SINGLE } }, { 855, { "CP855", SINGLE } }, { 857, { "CP857", SINGLE } },
  { 862, { "CP862", SINGLE } }, { 864, { "CP864", SINGLE } }, { 866, { "CP866", SINGLE } },
  { 874, { "CP874", SINGLE } }, { 932, { "CP932", MULTIPLE } }, { 936, { "GB18030", MULTIPLE } },
  { 949, { "CP949", MULTIPLE } }, { 950, { "BIG5-HKSCS", MULTIPLE } },
  { 1200, { "UTF-16LE", WIDE } }, { 1201, { "UTF-16BE", WIDE } },
  { 1250, { "WINDOWS-1250", SINGLE } }, { 1251, { "WINDOWS-1251", SINGLE } },
  { 1252, { "WINDOWS-1252", WESTERN } }, { 1253, { "WINDOWS-1253", SINGLE } },
  { 1254, { "WINDOWS-1254", SINGLE } }, { 1255, { "WINDOWS-1255", SINGLE } },
  { 1256, { "WINDOWS-1256", SINGLE } }, { 1257, { "WINDOWS-1257", SINGLE } },
  { 1258, { "WINDOWS-1258", SINGLE } }, { 10000, { "MACINTOSH", SINGLE } },
  { 10007, { "MAC-CYRILLIC", SINGLE } }, { 20127, { "WINDOWS-1252", WESTERN } },
  { 20866, { "KOI8-R", SINGLE } }, { 20932, { "EUC-JP", MULTIPLE } },
  { 20936, { "GB18030", MULTIPLE } }, { 20949, { "CP949", MULTIPLE } },
  { 21866, { "KOI8-U", SINGLE } }, { 50220, { "ISO-2022-JP", STATEFUL } },
  { 51932, { "EUC-JP", MULTIPLE } }, { 51936, { "GB18030", MULTIPLE } },
  { 51949, { "CP949", MULTIPLE } }, { 54936, { "GB18030", MULTIPLE } },
  { 65001, { "UTF-8", UTF8 } },
};
/* clang-format on */

/* What stands for a code page in front of its number. */
static const char *const code_page_prefixes[] = {
  "",    "ansi", "ccsid", "codepage", "cp",        "dos", "ibm",  "ms",       "mscp", "msdos",
  "oem", "win",  "wincp", "windows",  "windowscp", "xcp", "xwin", "xwindows", NULL,
};

/* Encodings in which a harmless text hides markup: browsers read none of them. */
static const char *const refused[] = {
  "utf7",     "unicode11utf7", "xunicode20utf7", "csutf7",    "utf7imap",     "imap4utf7", "hz",
  "hzgb2312", "iso2022kr",     "csiso2022kr",    "iso2022cn", "iso2022cnext", NULL,
};

static int
compare_labels (const void *key, const void *label)
{
  return strcmp (key, ((const Label *) label)->key);
}

static const Label *
find_label (const char *key)
{
  return bsearch (key, labels, G_N_ELEMENTS (labels), sizeof (Label), compare_labels);
}

/* "win1251", "cp65001" */
static gboolean
find_code_page (const char *key, BylineEncoding *encoding)
{
  gsize n_letters = strcspn (key, "0123456789");
  g_autofree char *prefix = g_strndup (key, n_letters);
  char *end = NULL;
  long number = strtol (key + n_letters, &end, 10);

  if (end == key + n_letters || *end != '\0' || !g_strv_contains (code_page_prefixes, prefix))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (code_pages); i++)
    if (code_pages[i].number == number)
      {
        *encoding = code_pages[i].encoding;
        return TRUE;
      }
  return FALSE;
}

/* "iso-8859-2:1999", "8859_2", "isolatin2": the number of the part decides. */
static const Label *
find_part_of_8859 (const char *label)
{
  const char *part = strstr (label, "8859");
  char key[16];
  int number;

  if (part == NULL)
    return NULL;
  part += 4;
  part += strspn (part, "-_. ");
  number = atoi (part);
  if (number < 1 || number > 16)
    return NULL;
  g_snprintf (key, sizeof key, "iso8859%d", number);
  return find_label (key);
}

static gboolean
is_known_to_iconv (const char *label)
{
  GIConv converter = g_iconv_open ("UTF-8", label);

  if (converter == (GIConv) -1)
    return FALSE;
  g_iconv_close (converter);
  return TRUE;
}

gboolean
_byline_encoding_of_label (const char *label, BylineEncoding *encoding)
{
  char key[MAX_LABEL + 1];
  gsize length = 0;
  const Label *found;
  g_autofree char *dashed = NULL;

  for (const char *p = label; *p != '\0' && length < MAX_LABEL; p++)
    if (g_ascii_isalnum (*p))
      key[length++] = g_ascii_tolower (*p);
  key[length] = '\0';
  if (length == 0 || g_strv_contains (refused, key))
    return FALSE;

  found = find_label (key);
  if (found == NULL && (*key == 'x' || g_str_has_prefix (key, "cs")))
    found = find_label (key + (*key == 'x' ? 1 : 2));
  if (found == NULL)
    found = find_part_of_8859 (label);
  if (found != NULL)
    {
      *encoding = found->encoding;
      return TRUE;
    }
  if (strstr (key, "utf8") != NULL)
    {
      *encoding = (BylineEncoding){ "UTF-8", UTF8 };
      return TRUE;
    }
  if (find_code_page (key, encoding))
    return TRUE;

  /* A slash would ask iconv for more than an encoding. */
  if (strchr (label, '/') != NULL)
    return FALSE;
  dashed = g_strdelimit (g_strdup (label), "_ ", '-');
  if (!is_known_to_iconv (label) && !is_known_to_iconv (dashed))
    return FALSE;
  encoding->name = g_intern_string (is_known_to_iconv (label) ? label : dashed);
  encoding->kind = g_str_has_prefix (key, "utf16") || g_str_has_prefix (key, "utf32") ||
                       g_str_has_prefix (key, "ucs") || g_str_has_prefix (key, "iso10646")
                     ? WIDE
                     : STATEFUL;
  return TRUE;
}
