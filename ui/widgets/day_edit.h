#pragma once

#include <QDateEdit>

namespace lx::ui {

/// A box for a day as this program writes them, with a calendar; `name` is read by screen readers.
/// Days of the Party's history and long after.
inline QDateEdit* day_edit(QWidget* parent, const QString& name)
{
    auto* edit = new QDateEdit(parent);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    edit->setDateRange(QDate(1921, 7, 23), QDate(2999, 12, 31));
    edit->setAccessibleName(name);
    return edit;
}

} // namespace lx::ui
