/* SPDX-License-Identifier: MIT */
#include "utf8.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define ILL_FORMED 0xFFFDu

struct range {
    uint32_t first, last;
};

/* Combining marks, joiners and direction marks of the scripts that the table is likely to meet. */
static const struct range zero_width[] = {
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0E31, 0x0E31},
    {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E},
    {0x2060, 0x2064}, {0x2066, 0x206F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF},
};

static const struct range double_width[] = {
    {0x1100, 0x115F}, {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},
    {0xA000, 0xA4CF}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6}, {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD},
};

static bool in_ranges(uint32_t character, const struct range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (character >= ranges[i].first && character <= ranges[i].last)
            return true;
    return false;
}

int32_t character_width(uint32_t character)
{
    if (character < 0x0300)
        return 1;
    if (in_ranges(character, zero_width, sizeof zero_width / sizeof zero_width[0]))
        return 0;
    return in_ranges(character, double_width, sizeof double_width / sizeof double_width[0]) ? 2 : 1;
}

static bool is_scalar_value(uint32_t character, size_t length)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};

    return character >= least[length] && character <= 0x10FFFF && !(character >= 0xD800 && character <= 0xDFFF);
}

uint32_t utf8_decode(const char *text, size_t *length)
{
    const unsigned char *byte = (const unsigned char *)text;
    size_t count = byte[0] < 0x80 ? 1 : byte[0] >= 0xF0 ? 4 : byte[0] >= 0xE0 ? 3 : byte[0] >= 0xC0 ? 2 : 0;
    uint32_t character;

    *length = 1;
    if (count == 1)
        return byte[0];
    if (count == 0 || byte[0] > 0xF4)
        return ILL_FORMED;
    character = byte[0] & (0x7Fu >> count);
    for (size_t i = 1; i < count; i++) {
        if ((byte[i] & 0xC0) != 0x80)
            return ILL_FORMED;
        character = character << 6 | (byte[i] & 0x3Fu);
    }
    if (!is_scalar_value(character, count))
        return ILL_FORMED;
    *length = count;
    return character;
}

int32_t text_width(const char *text, size_t bytes)
{
    int32_t width = 0;
    size_t length;

    for (size_t at = 0; at < bytes; at += length)
        width += character_width(utf8_decode(text + at, &length));
    return width;
}

char *printable_copy(const char *text)
{
    char *copy = malloc(3 * strlen(text) + 1);
    char *end = copy;
    size_t length;

    if (!copy)
        return NULL;
    for (; *text; text += length) {
        uint32_t character = utf8_decode(text, &length);

        if (character < 0x20 || (character >= 0x7F && character < 0xA0)) {
            *end++ = ' ';
        } else if (character == ILL_FORMED) {
            memcpy(end, REPLACEMENT_CHARACTER, 3);
            end += 3;
        } else {
            memcpy(end, text, length);
            end += length;
        }
    }
    *end = '\0';
    return copy;
}
