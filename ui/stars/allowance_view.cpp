#include "ui/stars/allowance_view.h"

#include <algorithm>

#include <QComboBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "core/base/input_file.h"
#include "core/report/make_report.h"
#include "core/stars/allowance_tables.h"
#include "core/stars/star_lists.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/stars/narrow_columns.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/wrap_header.h"
#include "ui/widgets/year_choice.h"

namespace lx::ui {

namespace {

enum Column
{
    Township,
    Org,
    Degree,
    Secretaries,
    Owed,
    Paid,
    Difference
};

} // namespace

AllowanceView::AllowanceView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_making(context.jobs()), m_entering(context.jobs())
{
    m_enter = new QPushButton(tr("Enter what is &owed…"), this);
    m_enter->setAccessibleName(tr("Enter what is owed"));
    set_primary(m_enter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(build_tools());
    column->addWidget(build_table(), 1);
    setFocusProxy(m_view);
    connect(m_enter, &QPushButton::clicked, this, &AllowanceView::enter);
}

QWidget* AllowanceView::build_tools()
{
    auto* tools = new QWidget(this);
    auto* flow = new FlowLayout(tools, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(1) + 4, 4, Theme::grid(1), 4);
    m_year = new QComboBox(tools);
    m_year->setAccessibleName(tr("Year of the allowances"));
    m_table = new QComboBox(tools);
    m_table->setAccessibleName(tr("Table of amounts"));
    m_table->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_sums = new TextLabel(tools);
    m_note = new TextLabel(tools);
    set_role(m_note, "soft");
    for (QWidget* one : std::initializer_list<QWidget*>{m_year, m_table, m_sums, m_note})
        flow->addWidget(one);
    connect(m_year, &QComboBox::currentIndexChanged, this, &AllowanceView::make);
    connect(m_table, &QComboBox::activated, this, &AllowanceView::choose_table);
    return tools;
}

QTableView* AllowanceView::build_table()
{
    const Qt::Alignment left = Qt::AlignLeft | Qt::AlignVCenter;
    const Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    m_model = new TextTableModel(this);
    m_model->set_columns({tr("Township"), tr("Organization"), tr("Star or grade"),
                          tr("Secretaries and months"), tr("Owed (yuan)"), tr("Paid (yuan)"),
                          tr("Difference (yuan)")},
                         {left, left, left, left, right, right, right});
    m_model->set_mark_column(Difference);
    m_view = new QTableView(this);
    m_view->setHorizontalHeader(new WrapHeader(m_view));
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Allowances of the year"));
    dress_table(m_view);
    const std::vector<std::pair<int, int>> widths{{Township, 5},  {Org, 21}, {Secretaries, 8},
                                                  {Degree, 3},    {Owed, 5}, {Paid, 5},
                                                  {Difference, 5}};
    keep_columns(m_view, widths);
    new NarrowColumns(m_view, widths, {Township}); // an organization's name leads to the rest
    set_printed(m_view, [this] {
        return Printed{
            tr("Receipt list"), [this]() -> Printed::Work {
                return [list = m_list, office = office_of(m_context.jurisdiction()),
                        today = m_context.clock().today()](JobProgress&) -> Result<Report> {
                    if (!list)
                        return fail(ErrorKind::Refused, "还没有算出津贴，请稍后再打印。");
                    Report report = allowance_receipts(*list);
                    report.office = office;
                    report.made = today;
                    return report;
                };
            }};
    });
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        const qint64 org = index.data(TextTableModel::id_role).toLongLong();
        m_context.go(Place::dossier("org", org));
    });
    return m_view;
}

void AllowanceView::refresh(bool anew)
{
    if (anew)
        m_looked_by.clear();
    if (anew || m_year->count() == 0)
        offer_years(m_year, m_context.as_of().year());
    m_stale = true;
    if (isVisible())
        make();
}

void AllowanceView::show_again()
{
    if (m_stale)
        make();
}

void AllowanceView::fill_tables(std::size_t chosen)
{
    const QSignalBlocker quiet(m_table);
    m_table->clear();
    for (const AllowanceTable& table : m_tables)
        m_table->addItem(qt(table.name) + (table.example ? tr(" (example)") : QString()),
                         qt(table.id));
    m_table->insertSeparator(m_table->count());
    m_table->addItem(tr("Read own tables from a file…"));
    m_table->setCurrentIndex(static_cast<int>(chosen));
}

void AllowanceView::make()
{
    m_stale = true;
    if (!isVisible() && m_context.has_document())
        return;
    if (!m_context.has_document()) {
        m_making.stop();
        return show(nullptr);
    }
    m_stale = false;
    m_making.start<Made>(
        JobKind::Quick, {},
        [path = m_context.path8(), definitions = m_context.definitions(), day = m_context.as_of(),
         by = m_looked_by,
         year = m_year->currentData().toInt()](JobProgress& progress) -> Result<Made> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            Made made;
            LX_ASSIGN(made.tables, allowance_tables(*database, definitions));
            LX_ASSIGN(const ChosenAllowance chosen, chosen_allowance(*database, made.tables));
            made.table = chosen.place;
            made.lost = chosen.lost;
            if (const auto looked = std::ranges::find(made.tables, by, &AllowanceTable::id);
                looked != made.tables.end()) {
                made.table = static_cast<std::size_t>(looked - made.tables.begin());
                made.lost = false;
            }
            LX_ASSIGN(const auto world,
                      load_world(*database, definitions, AllowanceList::needs(definitions->facts()),
                                 {day, {}, 0}, progress));
            made.list = std::make_shared<const AllowanceList>(
                AllowanceList::of(world, made.tables[made.table], year));
            return made;
        },
        [this](Result<Made> made) {
            if (made) {
                m_tables = std::move(made->tables);
                m_lost = made->lost;
                fill_tables(made->table);
                return show(made->list);
            }
            show(nullptr); // nothing is entered by what is no more so
            if (made.error().kind != ErrorKind::Cancelled)
                m_context.notices().error(made.error());
        });
}

void AllowanceView::choose_table()
{
    const QVariant id = m_table->currentData();
    const auto table = std::ranges::find_if(
        m_tables, [&](const auto& one) { return id.isValid() && qt(one.id) == id.toString(); });
    if (table != m_tables.end() && m_context.read_only()) {
        m_looked_by = table->id;
        return make();
    }
    const auto written = table == m_tables.end()
                             ? read_tables()
                             : m_context.set_in_file([&](Database& database, const Actor& actor) {
                                   return choose_allowance_table(database, actor, *table);
                               });
    if (!written)
        m_context.notices().error(written.error());
    make(); // where nothing was written it stays the one there was
}

Result<> AllowanceView::read_tables()
{
    const QString file = m_context.dialogs().open_file(tr("Read tables of allowances"),
                                                       tr("Tables of allowances (*.json)"));
    if (file.isEmpty())
        return {};
    LX_ASSIGN(const std::string json, read_file(utf8_of(file), kMostAllowanceBytes));
    return m_context.set_in_file([&](Database& database, const Actor& actor) {
        return take_allowance_tables(database, m_context.definitions(), actor,
                                     utf8_of(QFileInfo(file).fileName()), json);
    });
}

void AllowanceView::show(Shown list)
{
    m_list = std::move(list);
    std::vector<TextTableModel::Row> rows;
    std::int64_t lacking = 0;
    if (m_list) {
        const auto& ids = m_list->world().snapshot().table("org").ids;
        for (const AllowanceList::Org& org : m_list->orgs()) {
            QStringList secretaries;
            for (const std::size_t i : org.secretaries) {
                const AllowanceList::Row& row = m_list->rows()[i];
                secretaries << QStringLiteral("%1 %2").arg(
                    qt(row.name), qt(AllowanceList::months_text(row.months)));
            }
            TextTableModel::Row row;
            row.id = ids[static_cast<std::size_t>(org.row)];
            row.texts = {qt(m_list->township_name(org)), qt(m_list->org_text(org, "name")),
                         qt(m_list->degree_title(org)),  secretaries.join(QStringLiteral("、")),
                         money_text(org.owed),           money_text(org.paid),
                         money_text(org.difference())};
            if (org.difference() < 0)
                row.tone = TextTableModel::Tone::Warning;
            lacking += std::max<std::int64_t>(0, org.difference());
            rows.push_back(std::move(row));
        }
        m_sums->setText(
            tr("Owed %1 yuan, paid %2 yuan, still to be entered %3 yuan")
                .arg(money_text(m_list->owed()), money_text(m_list->paid()), money_text(lacking)));
        m_note->setText(m_lost ? tr("The table chosen, or its policy, is not in the file any more; "
                                    "choose one.")
                               : qt(m_list->table().note));
    } else {
        m_sums->setText({});
        m_note->setText({});
    }
    m_model->set_rows(std::move(rows));
    m_enter->setEnabled(m_list && !m_lost && lacking > 0 && !m_context.read_only());
}

void AllowanceView::enter()
{
    if (!m_list)
        return;
    const Date day = m_list->world().as_of();
    const auto owed =
        std::ranges::count_if(m_list->orgs(), [](const auto& org) { return org.difference() > 0; });
    if (m_context.dialogs().choose(
            tr("Enter the allowances of %1").arg(m_list->year()),
            tr("What %1 organizations are still owed is entered in the ledger of funds with the "
               "day %2. What was paid too much stays as it is.")
                .arg(count_text(owed), date_text(day)),
            {tr("Enter"), tr("Not yet")}, 1) != 0)
        return;
    const auto done = std::make_shared<AllowanceWritten>();
    m_context.change_many(
        m_entering, qt(allowance_title(m_list->year())),
        [list = m_list, done, day](Database& database, const Catalog& catalog, Writer& writer,
                                   Progress& progress) -> Result<> {
            LX_ASSIGN(*done, write_allowance(database, catalog, writer, *list, day, progress));
            return {};
        },
        [this, done](Result<std::int64_t> action) {
            if (!action)
                return m_context.notices().error(action.error());
            m_context.notices().post(
                {NoticeKind::Success,
                 tr("Entered %1 payments, %2 yuan.")
                     .arg(count_text(done->rows), money_text(done->fen)),
                 {{tr("Undo"), [this, id = *action] { m_context.undo(id); }}}});
        });
}

} // namespace lx::ui
