#include "core/report/sheet_doc.h"

namespace lx {

std::string plain_text(const SheetDoc& sheet)
{
    std::string text;
    for (const auto& block : sheet.blocks) {
        if (const auto* paragraph = std::get_if<SheetParagraph>(&block)) {
            text += paragraph->text + "\n";
            continue;
        }
        const SheetTable& table = std::get<SheetTable>(block);
        for (const auto* rows : {&table.head, &table.rows})
            for (const SheetRow& row : *rows)
                for (const SheetCell& cell : row)
                    text += cell.text + "\n";
    }
    return text;
}

} // namespace lx
