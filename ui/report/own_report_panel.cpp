#include "ui/report/own_report_panel.h"

#include <algorithm>

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

QString heading_text(const ReportColumnDef& column)
{
    QString text;
    for (const std::string& part : column.column.heading)
        text += (text.isEmpty() ? QString() : QStringLiteral(" · ")) + qt(part);
    return text;
}

} // namespace

OwnReportPanel::OwnReportPanel(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context)
{
    set_role(this, "panel");
    build();
    hide();
}

void OwnReportPanel::build()
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    column->setSpacing(Theme::grid(1));
    m_heading = new TextLabel(this);
    set_role(m_heading, "strong");
    column->addWidget(m_heading);
    m_based_on = new TextLabel(this);
    set_role(m_based_on, "soft");
    m_based_on->setWordWrap(true);
    column->addWidget(m_based_on);

    auto* form = new QFormLayout;
    form->setSpacing(Theme::grid(1));
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_title = new QLineEdit(this);
    m_title->setMaxLength(60);
    add_row(form, tr("&Title"), m_title);
    m_table = new QComboBox(this);
    add_row(form, tr("Columns o&f"), m_table);
    column->addLayout(form);

    m_columns = new QListWidget(this);
    m_columns->setAccessibleName(tr("Columns, ticked ones are shown"));
    m_columns->setDragDropMode(QAbstractItemView::InternalMove);
    m_columns->setUniformItemSizes(true);
    column->addWidget(m_columns, 1);
    auto* moving = new QHBoxLayout;
    m_up = new QPushButton(tr("Move &up"), this);
    m_down = new QPushButton(tr("Move &down"), this);
    moving->addWidget(m_up);
    moving->addWidget(m_down);
    moving->addStretch(1);
    column->addLayout(moving);

    auto* signing = new QFormLayout;
    signing->setSpacing(Theme::grid(1));
    for (int i = 1; i <= 3; ++i) {
        auto* line = new QLineEdit(this);
        line->setMaxLength(20);
        line->setPlaceholderText(tr("as every report"));
        add_row(signing, tr("Signature line %1").arg(i), line);
        m_signature.push_back(line);
    }
    column->addLayout(signing);
    m_fault = new TextLabel(this);
    set_role(m_fault, "error");
    m_fault->setWordWrap(true);
    m_fault->hide();
    column->addWidget(m_fault);
    auto* buttons = new QHBoxLayout;
    auto* keep_button = new QPushButton(tr("&Keep report"), this);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    set_quiet(cancel);
    buttons->addWidget(keep_button);
    buttons->addWidget(cancel);
    buttons->addStretch(1);
    column->addLayout(buttons);

    connect(m_table, &QComboBox::currentIndexChanged, this, [this] {
        take_list();
        show_table();
    });
    connect(m_columns, &QListWidget::currentRowChanged, this, &OwnReportPanel::update_buttons);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_title, &QLineEdit::returnPressed, this, &OwnReportPanel::keep);
    connect(keep_button, &QPushButton::clicked, this, &OwnReportPanel::keep);
    connect(cancel, &QPushButton::clicked, this, &OwnReportPanel::left);
}

void OwnReportPanel::edit(const ReportDef& def, const ReportDef& program, bool as_new)
{
    m_report = copy_of(def);
    m_report.based_on = program.id;
    if (as_new) {
        m_report.id = free_id();
        m_report.name = def.name + utf8_of(tr(" (own)"));
    }
    m_heading->setText(as_new ? tr("Save as own report") : tr("Change own report"));
    m_based_on->setText(tr("Like “%1”; what it counts follows the program.").arg(qt(program.name)));
    m_title->setText(qt(m_report.name));
    for (std::size_t i = 0; i < m_signature.size(); ++i)
        m_signature[i]->setText(i < m_report.signature.size() ? qt(m_report.signature[i])
                                                              : QString());
    m_tables.clear();
    for (std::size_t t = 0; t < program.tables.size(); ++t) {
        const ReportTableDef& from = program.tables[t];
        Table table{qt(from.name), {}};
        std::vector<ReportColumnDef> offered = from.columns;
        for (ReportColumnDef& own : own_columns(from, m_context.definitions()->facts()))
            offered.push_back(std::move(own));
        const std::vector<std::string>& shown = m_report.tables[t].columns;
        for (const std::string& key : shown)
            for (const ReportColumnDef& one : offered)
                if (one.column.key == key)
                    table.columns.push_back({key, heading_text(one), true});
        for (const ReportColumnDef& one : offered)
            if (std::find(shown.begin(), shown.end(), one.column.key) == shown.end())
                table.columns.push_back({one.column.key, heading_text(one), false});
        m_tables.push_back(std::move(table));
    }
    {
        const QSignalBlocker quiet(m_table);
        m_table->clear();
        for (const Table& table : m_tables)
            m_table->addItem(table.name);
        m_table->setEnabled(m_tables.size() > 1);
    }
    m_fault->hide();
    m_columns->clear();
    show_table();
    show();
    m_title->selectAll();
    m_title->setFocus();
}

void OwnReportPanel::show_table()
{
    m_shown = m_table->currentIndex();
    m_columns->clear();
    if (m_shown < 0)
        return;
    for (const Table::Column& one : m_tables[static_cast<std::size_t>(m_shown)].columns) {
        auto* item = new QListWidgetItem(shown_text(one.heading), m_columns);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable |
                       Qt::ItemIsDragEnabled);
        item->setCheckState(one.shown ? Qt::Checked : Qt::Unchecked);
        item->setData(Qt::UserRole, qt(one.key));
    }
    m_columns->setCurrentRow(0);
    update_buttons();
}

/// What was ticked and moved in the list, into the table it is of.
void OwnReportPanel::take_list()
{
    if (m_shown < 0 || m_columns->count() == 0)
        return;
    std::vector<Table::Column> columns;
    for (int row = 0; row < m_columns->count(); ++row) {
        const QListWidgetItem& item = *m_columns->item(row);
        columns.push_back({utf8_of(item.data(Qt::UserRole).toString()), item.text(),
                           item.checkState() == Qt::Checked});
    }
    m_tables[static_cast<std::size_t>(m_shown)].columns = std::move(columns);
}

void OwnReportPanel::move(int by)
{
    const int from = m_columns->currentRow();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= m_columns->count())
        return;
    m_columns->insertItem(to, m_columns->takeItem(from));
    m_columns->setCurrentRow(to);
}

void OwnReportPanel::update_buttons()
{
    const int row = m_columns->currentRow();
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_columns->count());
}

std::string OwnReportPanel::free_id() const
{
    const auto own = own_reports(m_context.database());
    for (int n = 1;; ++n) {
        std::string id = "own-" + std::to_string(n);
        const bool taken = own && std::any_of(own->begin(), own->end(),
                                              [&](const OwnReport& one) { return one.id == id; });
        if (!taken)
            return id;
    }
}

void OwnReportPanel::keep()
{
    take_list();
    m_report.name = utf8_of(m_title->text().trimmed());
    m_report.tables.clear();
    for (const Table& table : m_tables) {
        OwnTable& own = m_report.tables.emplace_back();
        own.name = utf8_of(table.name);
        for (const Table::Column& one : table.columns)
            if (one.shown)
                own.columns.push_back(one.key);
    }
    m_report.signature.clear();
    for (const QLineEdit* line : m_signature)
        if (const QString label = line->text().trimmed(); !label.isEmpty())
            m_report.signature.push_back(utf8_of(label));
    const auto done = m_context.set_in_file([&](Database& database, const Actor& actor) {
        return save_report(database, m_context.definitions()->facts(), m_report, actor);
    });
    if (!done) {
        m_fault->setText(qt(done.error().message));
        m_fault->show();
        return;
    }
    Q_EMIT saved(qt(m_report.id));
}

void OwnReportPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QFrame::keyPressEvent(event);
}

} // namespace lx::ui
