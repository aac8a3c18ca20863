#include "ui/exchange/import_done.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "core/ledger/catalog.h"
#include "ui/exchange/reason_list.h"
#include "ui/exchange/result_line.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/import_words.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

ImportDone::ImportDone(QWidget* parent) : QWidget(parent)
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(Theme::grid(1));
    auto* top = new QHBoxLayout;
    top->setSpacing(Theme::grid(1));
    m_title = new TextLabel(this);
    m_title->setWordWrap(true);
    set_role(m_title, "strong");
    m_save = new QPushButton(icon(QStringLiteral("save")), tr("Save refused &rows…"), this);
    m_withdraw = new QPushButton(icon(QStringLiteral("undo")), tr("&Withdraw this import"), this);
    m_done = new QPushButton(tr("&Done"), this);
    top->addWidget(m_title, 1);
    top->addWidget(m_save);
    top->addWidget(m_withdraw);
    top->addWidget(m_done);
    whole->addLayout(top);
    m_counts = new ResultLine(this);
    whole->addWidget(m_counts);

    m_memory = new QWidget(this);
    auto* memory = new QVBoxLayout(m_memory);
    memory->setContentsMargins(0, 0, 0, 0);
    auto* heading = new TextLabel(tr("Remembered for lists with these headings"), m_memory);
    set_role(heading, "group");
    m_remembered = new TextLabel;
    m_remembered->setWordWrap(true);
    m_remembered->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto* scroll = new QScrollArea(m_memory);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("Remembered for lists with these headings"));
    scroll->setMaximumHeight(5 * fontMetrics().lineSpacing() + 8);
    scroll->setWidget(m_remembered);
    memory->addWidget(heading);
    memory->addWidget(scroll);
    whole->addWidget(m_memory);
    m_reasons = new ReasonList(this);
    whole->addWidget(m_reasons, 1);
}

void ImportDone::show_import(const Catalog& catalog, const ImportPreview& import)
{
    const ImportReport& report = import.report;
    const QString name = qt(catalog.ledger(report.ledger)->name);
    m_title->setText(report.action == 0 ? tr("%1: nothing was changed").arg(name)
                                        : tr("%1: imported").arg(name));
    m_counts->show_import(catalog, import);
    const QStringList remembered = remembered_words(catalog, import.options);
    m_remembered->setText(remembered.join(QLatin1Char('\n')));
    m_memory->setVisible(!remembered.isEmpty());
    m_reasons->show_reasons(import, false);
    m_save->setEnabled(report.refused > 0);
    m_withdraw->setVisible(report.action != 0);
}

} // namespace lx::ui
