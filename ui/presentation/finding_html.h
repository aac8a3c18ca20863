#pragma once

#include <QString>
#include <QUrl>

#include "core/county/finding_list.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

/// A finding explained: what it is about, the facts read and the rows they come from (links
/// "row:unit/12"), the clause, what would make it met, and advice.
[[nodiscard]] QString finding_html(const FindingText& finding, const Catalog& catalog,
                                   const Theme& theme);
/// What a rule asks, its source, its figures (this product's own ones are said to be so).
[[nodiscard]] QString rule_html(const Rule& rule, const PolicyPack& pack, const Theme& theme,
                                const std::string& otherwise = {});

/// The row a link of finding_html leads to; nothing for another link.
[[nodiscard]] std::optional<RowRef> linked_row(const QUrl& link);

} // namespace lx::ui
