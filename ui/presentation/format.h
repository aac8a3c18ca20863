#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <QDate>
#include <QString>

#include "core/base/date.h"

namespace lx::ui {

/// UTF-8 of the core to the window's text and back.
[[nodiscard]] inline QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
[[nodiscard]] inline std::string utf8_of(const QString& text)
{
    return text.toUtf8().toStdString();
}

/// 12,345; zero is shown as – (tables of figures read better).
[[nodiscard]] QString number_text(std::int64_t number);
/// 12,345; zero is 0 (counts in sentences).
[[nodiscard]] QString count_text(std::int64_t number);
/// A rate with one decimal, rounded half up on exact integers: 87.5%; – where there is nothing to
/// count.
[[nodiscard]] QString rate_text(std::int64_t numerator, std::int64_t denominator);
/// 分 to 1,234.50 元 without the unit; zero is –.
[[nodiscard]] QString money_text(std::int64_t fen);
/// 2025年9月30日
[[nodiscard]] QString date_text(Date date);
[[nodiscard]] QDate qdate(Date day);
/// Precondition: a valid date.
[[nodiscard]] Date date_of(QDate day);
/// 今天 09:30, 昨天 09:30, 9月30日 09:30 or 2024年9月30日 for a time "2025-09-30T09:30:00", seen
/// from `today`.
[[nodiscard]] QString moment_text(std::string_view when, Date today);
/// Last days of the quarter that holds `day` and of the ones before it, newest first: the
/// one-click dates of the top bar.
[[nodiscard]] std::vector<Date> quarter_ends(Date day, int count);

} // namespace lx::ui
