#include "ui/exchange/import_view.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

void set_issue_columns(TextTableModel* model, QTableView* view, bool many_files)
{
    const QStringList headings = issue_headings(many_files);
    std::vector<Qt::Alignment> sides(static_cast<std::size_t>(headings.size()), Qt::AlignLeft);
    const int row = many_files ? 2 : 1;
    sides[static_cast<std::size_t>(row)] = Qt::AlignRight;
    model->set_columns(headings, sides);
    for (int column = 0; column < headings.size(); ++column)
        view->setColumnWidth(column, column == row ? 56 : 128);
    view->horizontalHeader()->setStretchLastSection(true);
}

QString named(const QString& name, std::size_t count)
{
    return count == 0 ? name
                      : QStringLiteral("%1 %2").arg(name, count_text(static_cast<qint64>(count)));
}

} // namespace

ImportView::ImportView(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid(1));
    auto* top = new QHBoxLayout;
    top->setSpacing(Theme::grid(1));
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    m_title = new TextLabel(this);
    set_role(m_title, "strong");
    m_numbers = new MarkupLabel(this);
    m_also = new TextLabel(this);
    set_role(m_also, "soft");
    words->addWidget(m_title);
    words->addWidget(m_numbers);
    words->addWidget(m_also);
    m_save_refused = new QPushButton(icon(QStringLiteral("save")), tr("Save refused &rows…"), this);
    m_withdraw = new QPushButton(icon(QStringLiteral("undo")), tr("&Withdraw this import"), this);
    m_back = new QPushButton(tr("&Back"), this);
    top->addLayout(words, 1);
    top->addWidget(m_save_refused, 0, Qt::AlignTop);
    top->addWidget(m_withdraw, 0, Qt::AlignTop);
    top->addWidget(m_back, 0, Qt::AlignTop);
    column->addLayout(top);

    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->setAccessibleName(tr("Parts of the report"));
    m_columns = new TextTableModel(this);
    m_errors = new TextTableModel(this);
    m_warnings = new TextTableModel(this);
    m_columns->set_columns(column_headings());
    m_columns_view = add_table(m_columns, tr("Columns"));
    m_columns_view->setColumnWidth(0, 208);
    m_columns_view->setColumnWidth(1, 216);
    m_columns_view->setColumnWidth(2, 200);
    m_columns_view->horizontalHeader()->setStretchLastSection(true);
    m_errors_view = add_table(m_errors, tr("Refused"));
    m_warnings_view = add_table(m_warnings, tr("Remarks"));
    column->addWidget(m_tabs, 1);
}

QTableView* ImportView::add_table(TextTableModel* model, const QString& name)
{
    auto* view = new QTableView(m_tabs);
    view->setModel(model);
    view->setAccessibleName(name);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    view->setAlternatingRowColors(true);
    view->setShowGrid(false);
    view->setWordWrap(false);
    view->setTabKeyNavigation(false);
    view->setTextElideMode(Qt::ElideMiddle);
    view->setFrameShape(QFrame::NoFrame);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->horizontalHeader()->setHighlightSections(false);
    m_tabs->addTab(view, button_text(name));
    return view;
}

void ImportView::show_counts(const Catalog& catalog, const ImportPreview& preview, bool done)
{
    const ImportReport& report = preview.report;
    const LedgerDef* def = catalog.ledger(report.ledger);
    const QString name = def == nullptr ? QString() : qt(def->name);
    m_title->setText(done ? report.action == 0 ? tr("%1: nothing was changed").arg(name)
                                               : tr("%1: imported").arg(name)
                          : tr("%1: this is what the import would do").arg(name));
    const auto number = [](const QString& word, std::int64_t count, const QColor& color) {
        const QString text = QStringLiteral("%1 <b>%2</b>").arg(word, count_text(count));
        return count == 0 || !color.isValid()
                   ? text
                   : QStringLiteral("<span style=\"color:%1\">%2</span>").arg(color.name(), text);
    };
    const Theme& theme = Theme::current();
    const QStringList numbers{number(tr("Rows read"), report.read, {}),
                              number(tr("added"), report.counts.added, theme.ok),
                              number(tr("updated"), report.counts.updated, {}),
                              number(tr("unchanged"), report.counts.unchanged, {}),
                              number(tr("refused"), report.refused, theme.bad)};
    m_numbers->setText(numbers.join(QStringLiteral("　")));
    QStringList also;
    for (const auto& [ledger, counts] : report.also) {
        const LedgerDef* other = catalog.ledger(ledger);
        also << tr("With them %1: added %2, updated %3, unchanged %4")
                    .arg(other == nullptr ? QString() : qt(other->name), count_text(counts.added),
                         count_text(counts.updated), count_text(counts.unchanged));
    }
    m_also->setText(also.join(QStringLiteral("；")));
    m_also->setVisible(!also.isEmpty());
}

void ImportView::show_report(const Catalog& catalog, const ImportPreview& preview, bool done)
{
    show_counts(catalog, preview, done);
    const ImportReport& report = preview.report;
    const std::vector<std::string>& inputs = preview.options.inputs;
    const bool many = inputs.size() > 1;
    set_issue_columns(m_errors, m_errors_view, many);
    set_issue_columns(m_warnings, m_warnings_view, many);
    m_columns->set_rows(preview.columns);
    m_errors->set_rows(issue_rows(report.errors, inputs, TextTableModel::Tone::Bad));
    m_warnings->set_rows(issue_rows(report.warnings, inputs, TextTableModel::Tone::Warning));
    m_tabs->setTabText(0, tr("Columns"));
    m_tabs->setTabText(1, named(tr("Refused"), report.errors.size()));
    m_tabs->setTabText(2, named(tr("Remarks"), report.warnings.size()));
    m_tabs->setCurrentIndex(report.errors.empty() ? 0 : 1);
    m_save_refused->setVisible(report.refused > 0);
    m_withdraw->setVisible(done && report.action != 0);
    m_back->setText(done ? tr("&Done") : tr("&Back"));
}

} // namespace lx::ui
