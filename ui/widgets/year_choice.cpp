#include "ui/widgets/year_choice.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QSignalBlocker>

namespace lx::ui {

namespace {

constexpr int years_back = 5;

} // namespace

void offer_years(QComboBox* box, int now, int ahead)
{
    const QSignalBlocker quiet(box);
    const QVariant before = box->currentData();
    box->clear();
    for (int year = now + ahead; year >= now - years_back; --year)
        box->addItem(QCoreApplication::translate("year_choice", "Year %1").arg(year), year);
    const int kept = box->findData(before);
    box->setCurrentIndex(kept >= 0 ? kept : ahead);
}

} // namespace lx::ui
