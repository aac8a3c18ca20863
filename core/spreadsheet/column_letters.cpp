#include "core/spreadsheet/column_letters.h"

namespace lx {

int column_of_letters(std::string_view letters)
{
    if (letters.empty() || letters.size() > 3)
        return -1;
    int column = 0;
    for (const char c : letters) {
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (upper < 'A' || upper > 'Z')
            return -1;
        column = column * 26 + (upper - 'A' + 1);
    }
    return column <= 16384 ? column - 1 : -1;
}

std::string column_letters(int column)
{
    std::string letters;
    for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

} // namespace lx
