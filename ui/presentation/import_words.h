#pragma once

#include <QString>
#include <QStringList>

#include "core/ledger/catalog.h"
#include "ui/presentation/import_preview.h"

namespace lx::ui {

/// "名单.xlsx · 企业" of a table of the report; the file only where there are several.
[[nodiscard]] QString table_place(const ImportPreview& preview, int table);
/// Where its headings stand and how many rows it has.
[[nodiscard]] QString table_words(const ImportedTable& table);
/// What was passed over though something stands in it, a line each: totals, signatures, lines of a
/// form, sections, samples, with their rows.
[[nodiscard]] QStringList skipped_words(const ImportedTable& table);
/// What further rows go in with the list: "摸底记录 新增 40（记为 2025年9月30日）".
[[nodiscard]] QStringList carried_words(const Catalog& catalog, const ImportPreview& import);
/// The answers that are kept for lists with these headings, a line each.
[[nodiscard]] QStringList remembered_words(const Catalog& catalog, const ImportOptions& options);

} // namespace lx::ui
