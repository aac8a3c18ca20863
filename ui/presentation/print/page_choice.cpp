#include "ui/presentation/print/page_choice.h"

#include <algorithm>

#include <QRegularExpression>
#include <QString>

namespace lx {

Result<PageChoice> PageChoice::parse(const std::string& text)
{
    static const QRegularExpression between(QStringLiteral("[,，、;；\\s]+"));
    static const QRegularExpression range(
        QStringLiteral("^(\\d{1,6})(?:[-–—－~～至](\\d{1,6}))?$"));
    PageChoice choice;
    // Wide digits and signs are what an input method leaves.
    const QString plain =
        QString::fromStdString(text).normalized(QString::NormalizationForm_KC).trimmed();
    for (const QString& part : plain.split(between, Qt::SkipEmptyParts)) {
        const QRegularExpressionMatch found = range.match(part);
        const int first = found.captured(1).toInt();
        const int last = found.captured(2).isEmpty() ? first : found.captured(2).toInt();
        if (!found.hasMatch() || first < 1 || last < first)
            return fail(ErrorKind::BadInput, "页码“" + part.toStdString() +
                                                 "”看不懂：请写成 3 或 1-4，几段之间用逗号隔开。");
        choice.m_ranges.emplace_back(first, last);
    }
    return choice;
}

bool PageChoice::has(int page) const
{
    return all() || std::ranges::any_of(m_ranges, [&](const std::pair<int, int>& range) {
               return page >= range.first && page <= range.second;
           });
}

int PageChoice::last() const
{
    int found = 0;
    for (const auto& [first, last] : m_ranges)
        found = std::max(found, last);
    return found;
}

} // namespace lx
