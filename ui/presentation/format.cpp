#include "ui/presentation/format.h"

#include <vector>

#include <QCoreApplication>

#include "core/base/thousands.h"

namespace lx::ui {

QString count_text(std::int64_t number)
{
    return qt(thousands_text(number));
}

QString number_text(std::int64_t number)
{
    return number == 0 ? QStringLiteral("–") : count_text(number);
}

QString rate_text(std::int64_t numerator, std::int64_t denominator)
{
    if (denominator <= 0)
        return QStringLiteral("–");
    const std::int64_t tenths = (numerator * 2000 + denominator) / (2 * denominator);
    return QStringLiteral("%1.%2%").arg(tenths / 10).arg(tenths % 10);
}

QString money_text(std::int64_t fen)
{
    if (fen == 0)
        return QStringLiteral("–");
    const std::int64_t size = fen < 0 ? -fen : fen;
    const QString text = QStringLiteral("%1.%2")
                             .arg(count_text(size / 100))
                             .arg(size % 100, 2, 10, QLatin1Char('0'));
    return fen < 0 ? QStringLiteral("-") + text : text;
}

QString date_text(Date date)
{
    return qt(date.chinese());
}

QString moment_text(std::string_view when, Date today)
{
    const auto day = Date::from_iso(when.substr(0, 10));
    if (!day)
        return qt(when);
    const QString time = when.size() >= 16 ? qt(when.substr(11, 5)) : QString();
    const auto chinese = [](const char* text) {
        return QCoreApplication::translate("format", text);
    };
    if (*day == today)
        return chinese(QT_TRANSLATE_NOOP("format", "today %1")).arg(time);
    if (*day == today.add_days(-1))
        return chinese(QT_TRANSLATE_NOOP("format", "yesterday %1")).arg(time);
    if (day->year() == today.year())
        return QStringLiteral("%1月%2日 %3").arg(day->month()).arg(day->day()).arg(time);
    return date_text(*day);
}

std::vector<Date> quarter_ends(Date day, int count)
{
    std::vector<Date> ends;
    Period quarter = Period::containing(PeriodKind::Quarter, day);
    for (int i = 0; i < count; ++i) {
        ends.push_back(quarter.last);
        quarter = quarter.previous();
    }
    return ends;
}

QDate qdate(Date day)
{
    return {day.year(), day.month(), day.day()};
}

Date date_of(QDate day)
{
    return *Date::from_ymd(day.year(), day.month(), day.day());
}

} // namespace lx::ui
