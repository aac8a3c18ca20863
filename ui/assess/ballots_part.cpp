#include "ui/assess/ballots_part.h"

#include <algorithm>

#include <QButtonGroup>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "core/assess/round_edit.h"
#include "ui/assess/ballot_entry.h"
#include "ui/assess/ballot_files.h"
#include "ui/document/notices.h"
#include "ui/presentation/entry_table_model.h"
#include "ui/presentation/format.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labelled.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

/// Rows of totals stand for an organization and an aspect.
constexpr std::int64_t aspects_room = 64;

} // namespace

BallotsPart::BallotsPart(AppContext& context, QWidget* parent)
    : AssessPart(context, parent), m_files(new BallotFiles(context, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    auto* halves = new QSplitter(Qt::Horizontal, this);
    halves->setChildrenCollapsible(false);
    m_boxes = new TextTableModel(this);
    m_boxes->set_columns({tr("Voters"), tr("Keyed in")},
                         {Qt::AlignLeft | Qt::AlignVCenter, Qt::AlignRight | Qt::AlignVCenter});
    m_box_view = table(m_boxes, tr("Groups of voters"));
    m_box_view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_box_view->setTextElideMode(Qt::ElideRight); // the names end alike
    halves->addWidget(m_box_view);
    auto* right = new QWidget(halves);
    auto* rows = new QVBoxLayout(right);
    rows->setContentsMargins(Theme::grid(1), 0, 0, 0);
    rows->setSpacing(Theme::grid(1));
    m_head = new TextLabel(right);
    m_head->setWordWrap(true);
    set_role(m_head, "strong");
    rows->addWidget(m_head);
    rows->addWidget(build_counts());
    m_problem = new TextLabel(right);
    m_problem->setWordWrap(true);
    m_problem->setAccessibleName(tr("What keeps these ballots from being counted"));
    rows->addWidget(m_problem);
    rows->addWidget(build_views());
    m_stack = new QStackedWidget(right);
    m_entry = new BallotEntry(context, m_stack);
    m_stack->addWidget(m_entry);
    m_stack->addWidget(build_totals());
    m_stack->addWidget(build_differences());
    rows->addWidget(m_stack, 1);
    halves->addWidget(right);
    halves->setStretchFactor(0, 2);
    halves->setStretchFactor(1, 5);
    halves->setSizes({288, 712});
    column->addWidget(halves, 1);
    connect(m_box_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &BallotsPart::choose_box);
}

QWidget* BallotsPart::build_counts()
{
    auto* room = new QWidget(this);
    auto* flow = new FlowLayout(room, Theme::grid(1));
    flow->setContentsMargins(0, 0, 0, 0);
    const std::array<QString, 5> names{tr("&Issued"), tr("&Returned"), tr("Not r&eturned"),
                                       tr("&Valid"), tr("Inv&alid")};
    const std::array<QString, 5> spoken{tr("Ballots issued"), tr("Ballots returned"),
                                        tr("Ballots not returned"), tr("Valid ballots"),
                                        tr("Invalid ballots")};
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        m_counts[i] = new QSpinBox(room);
        m_counts[i]->setRange(0, static_cast<int>(most_ballots));
        m_counts[i]->setAccessibleName(spoken[i]);
        m_counts[i]->setButtonSymbols(QAbstractSpinBox::NoButtons);
        m_counts[i]->setAlignment(Qt::AlignRight);
        fix_characters(m_counts[i], 4);
        flow->addWidget(labelled(room, names[i], m_counts[i]));
    }
    // Two of the five follow from the others as long as nobody says otherwise.
    const auto follow = [this](int whole, int part, int rest) {
        connect(m_counts[static_cast<std::size_t>(part)], &QSpinBox::valueChanged, this,
                [this, whole, part, rest] {
                    const auto at = [this](int i) { return m_counts[static_cast<std::size_t>(i)]; };
                    at(rest)->setValue(std::max(0, at(whole)->value() - at(part)->value()));
                });
    };
    follow(0, 1, 2);
    follow(1, 4, 3);
    connect(m_counts[1], &QSpinBox::valueChanged, this, [this] {
        m_counts[3]->setValue(std::max(0, m_counts[1]->value() - m_counts[4]->value()));
    });
    m_keep = new QPushButton(tr("&Keep the numbers"), room);
    m_keep->setAccessibleName(tr("Keep the numbers of ballots"));
    flow->addWidget(m_keep);
    auto* papers = new QPushButton(tr("&Print ballots…"), room);
    papers->setAccessibleName(tr("Print the ballots of these voters"));
    flow->addWidget(papers);
    m_numbered = new QCheckBox(tr("Num&bered"), room);
    m_numbered->setAccessibleName(tr("Print numbers on the ballots"));
    set_tip(m_numbered, tr("By its number a ballot is found again when the two passes differ; "
                           "without numbers nobody can tell whose a ballot is. Number them by hand "
                           "once they are collected."));
    flow->addWidget(m_numbered);
    m_import = new QPushButton(tr("&Import ballots…"), room);
    m_import->setAccessibleName(tr("Import ballots from a workbook"));
    set_tip(m_import,
            tr("Columns: 测评组, 对象党组织 and either 票号, 无效 and the aspects (a row a "
               "ballot and organization), or 评价方面 and the marks (totals)."));
    flow->addWidget(m_import);
    connect(m_import, &QPushButton::clicked, this,
            [this] { m_files->import(shared(), m_views->checkedId() == Second ? 1 : 0); });
    connect(m_keep, &QPushButton::clicked, this, &BallotsPart::keep_count);
    connect(papers, &QPushButton::clicked, this, &BallotsPart::print_papers);
    return room;
}

QWidget* BallotsPart::build_views()
{
    auto* room = new QWidget(this);
    auto* flow = new FlowLayout(room, Theme::grid(1));
    flow->setContentsMargins(0, 0, 0, 0);
    m_views = new QButtonGroup(this);
    const std::array<QString, Views> texts{tr("&First pass"), tr("&Second pass"), tr("&Totals"),
                                           tr("&Differences")};
    const std::array<QString, Views> names{tr("Key in the first pass"),
                                           tr("Key in the second pass"), tr("Enter totals instead"),
                                           tr("Settle the differences")};
    for (int i = 0; i < Views; ++i) {
        auto* button = new QPushButton(texts[static_cast<std::size_t>(i)], room);
        button->setAccessibleName(names[static_cast<std::size_t>(i)]);
        button->setCheckable(true);
        m_views->addButton(button, i);
        flow->addWidget(button);
    }
    m_views->button(First)->setChecked(true);
    connect(m_views, &QButtonGroup::idClicked, this, [this](int view) {
        show_box();
        Q_EMIT looked_at();
        if (view == First || view == Second)
            m_entry->setFocus();
    });
    return room;
}

QWidget* BallotsPart::build_totals()
{
    auto* room = new QWidget(this);
    auto* rows = new QVBoxLayout(room);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Theme::grid(1));
    m_totals = new EntryTableModel(
        [this](qint64 id, int at, const QString& text) { return keep_total(id, at, text); }, this);
    m_totals_view = table(m_totals, tr("Totals of the votes"));
    m_totals_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    rows->addWidget(m_totals_view, 1);
    m_clear_totals = new QPushButton(tr("&Clear the totals"), room);
    m_clear_totals->setAccessibleName(tr("Clear the totals of these ballots"));
    rows->addWidget(m_clear_totals, 0, Qt::AlignLeft);
    connect(m_clear_totals, &QPushButton::clicked, this, &BallotsPart::clear_totals);
    return room;
}

QWidget* BallotsPart::build_differences()
{
    auto* room = new QWidget(this);
    auto* rows = new QVBoxLayout(room);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(Theme::grid(1));
    m_rate = new TextLabel(room);
    m_rate->setWordWrap(true);
    m_rate->setAccessibleName(tr("How the passes differ"));
    rows->addWidget(m_rate);
    auto* flow = new FlowLayout(nullptr, Theme::grid(1));
    const std::array<QString, 2> texts{tr("The first pass is right (&1)"),
                                       tr("The second pass is right (&2)")};
    const std::array<QString, 2> names{tr("The first pass is right"),
                                       tr("The second pass is right")};
    for (std::size_t i = 0; i < m_right.size(); ++i) {
        m_right[i] = new QPushButton(texts[i], room);
        m_right[i]->setAccessibleName(names[i]);
        flow->addWidget(m_right[i]);
        connect(m_right[i], &QPushButton::clicked, this, [this, i] { settle(i == 0); });
    }
    rows->addLayout(flow);
    m_differences = new TextTableModel(this);
    m_differences->set_columns({tr("Ballot"), tr("On the ballot"), tr("First pass"),
                                tr("Second pass"), tr("Said to be right")},
                               {Qt::AlignRight});
    m_difference_view = table(m_differences, tr("What the passes read differently"));
    m_difference_view->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    rows->addWidget(m_difference_view, 1);
    return room;
}

void BallotsPart::print_papers()
{
    const auto& count = round().box(m_box).count;
    const int many = count ? static_cast<int>(count->issued) : m_counts[0]->value();
    m_files->print(shown(), m_box, std::max(1, many), m_numbered->isChecked());
}

void BallotsPart::shown_changed()
{
    if (m_round != round().id) {
        m_round = round().id;
        m_decided.clear();
        m_filled.reset();
    }
    const auto ids = round().box_ids();
    std::vector<TextTableModel::Row> rows;
    int current = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i] == m_box)
            current = static_cast<int>(i);
        const BoxTally counted = tally(round(), ids[i]);
        TextTableModel::Row row;
        row.id = static_cast<qint64>(i);
        row.texts = {ids[i].org == 0 ? qt(round().voters(ids[i]).name) : shown().name(ids[i].org),
                     count_text(counted.valid + counted.invalid)};
        row.tone = box_problems(round(), ids[i]).empty() ? TextTableModel::Tone::Ok
                                                         : TextTableModel::Tone::Plain;
        rows.push_back(std::move(row));
    }
    {
        const QSignalBlocker quiet(m_box_view->selectionModel());
        m_boxes->set_rows(std::move(rows));
        m_box_view->setCurrentIndex(m_boxes->index(current, 0));
    }
    if (!ids.empty())
        m_box = ids[static_cast<std::size_t>(current)];
    m_box_view->setColumnWidth(1, characters(m_box_view, 5));
    show_box();
}

void BallotsPart::choose_box()
{
    const auto ids = round().box_ids();
    const auto at = static_cast<std::size_t>(m_box_view->currentIndex().row());
    if (at >= ids.size() || ids[at] == m_box)
        return;
    m_box = ids[at];
    m_decided.clear();
    show_box();
}

void BallotsPart::show_box()
{
    const bool votes = !round().scheme->voters.empty();
    setEnabled(votes);
    if (!votes) {
        m_problem->setText(tr("The scheme has no votes."));
        return;
    }
    const BallotBox& kept = round().box(m_box);
    const QString voters = qt(round().voters(m_box).name);
    m_head->setText(m_box.org == 0 ? voters
                                   : QStringLiteral("%1　%2").arg(voters, shown().name(m_box.org)));
    show_count();
    for (QSpinBox* box : m_counts)
        box->setEnabled(editable());
    m_keep->setEnabled(editable());
    m_import->setEnabled(editable());
    QStringList problems;
    for (const std::string& problem : box_problems(round(), m_box))
        problems << qt(problem);
    const std::string me = context().actor().user;
    if (m_views->checkedId() == Second &&
        std::ranges::any_of(kept.passes[0], [&](const auto& one) { return one.second.by == me; }))
        problems << tr("The first pass was keyed by %1 too; another person should key the second.")
                        .arg(qt(me));
    m_problem->setText(problems.isEmpty() ? tr("✓ These ballots balance and are counted.")
                                          : problems.join(QLatin1Char('\n')));
    const auto differ = differences(round(), m_box).size();
    m_views->button(Differences)
        ->setText(differ == 0 ? tr("&Differences") : tr("&Differences (%1)").arg(differ));
    show_view();
}

void BallotsPart::show_count()
{
    const std::pair kept(m_box, round().box(m_box).count);
    if (m_filled == kept)
        return;
    m_filled = kept;
    const BallotCount count = kept.second.value_or(BallotCount{});
    const std::array<std::int64_t, 5> numbers{count.issued, count.returned, count.unreturned,
                                              count.valid, count.invalid};
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        const QSignalBlocker quiet(m_counts[i]);
        m_counts[i]->setValue(static_cast<int>(numbers[i]));
    }
}

void BallotsPart::show_view()
{
    const int view = m_views->checkedId();
    m_stack->setCurrentIndex(view == Totals ? 1 : view == Differences ? 2 : 0);
    if (view == Totals)
        show_totals();
    else if (view == Differences)
        show_differences();
    else
        m_entry->take(shared(), m_box, view == First ? 0 : 1,
                      editable() && !round().box(m_box).totals);
}

void BallotsPart::show_totals()
{
    using Way = EntryTableModel::Way;
    const auto& aspects = round().voters(m_box).aspects;
    std::vector<EntryTableModel::Column> columns{{tr("On the ballot")}};
    for (const auto& mark : round().scheme->marks)
        columns.push_back({qt(mark.name), Way::Write, Qt::AlignRight});
    columns.push_back({tr("Abstain"), Way::Write, Qt::AlignRight});
    columns.push_back({tr("Together"), Way::Read, Qt::AlignRight});
    const int marks = static_cast<int>(round().scheme->marks.size());
    QStringList headings;
    for (const auto& column : columns)
        headings << column.heading;
    if (headings != m_totals_headings) {
        m_totals_headings = headings;
        m_totals->set_columns(std::move(columns));
    }
    const BoxTally counted = tally(round(), m_box);
    const bool told = !round().box(m_box).totals ? counted.told() : true;
    std::vector<EntryTableModel::Row> rows;
    const auto orgs = round().orgs_on(m_box);
    for (std::size_t i = 0; i < orgs.size(); ++i)
        for (std::size_t a = 0; a < aspects.size(); ++a) {
            EntryTableModel::Row row;
            row.id = static_cast<qint64>(i) * aspects_room + static_cast<qint64>(a);
            row.cells.push_back(
                {aspects.size() == 1
                     ? shown().name(orgs[i])
                     : QStringLiteral("%1　%2").arg(shown().name(orgs[i]), qt(aspects[a].name))});
            const MarkCounts& counts = counted.marks[i][a];
            std::int64_t sum = 0;
            for (int mark = 1; mark <= marks + 1; ++mark) {
                const std::int64_t number = counts[static_cast<std::size_t>(mark % (marks + 1))];
                sum += number;
                row.cells.push_back({told ? QString::number(number) : QStringLiteral("…")});
            }
            row.cells.push_back({QString::number(sum)});
            rows.push_back(std::move(row));
        }
    m_totals->set_rows(std::move(rows));
    // Papers that were keyed in are told here, but not typed over.
    const BallotBox& kept = round().box(m_box);
    m_totals->set_read_only(!editable() || !kept.passes[0].empty() || !kept.passes[1].empty());
    m_clear_totals->setVisible(kept.totals || kept.misfits.contains("totals"));
    m_clear_totals->setEnabled(editable());
    m_totals_view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    for (int c = 1; c < m_totals->columnCount(); ++c)
        m_totals_view->setColumnWidth(c, characters(m_totals_view, 4));
}

bool BallotsPart::keep_total(std::int64_t id, int column, const QString& text)
{
    bool number = false;
    const qlonglong votes = text.isEmpty() ? 0 : text.toLongLong(&number);
    if ((!number && !text.isEmpty()) || votes < 0 || votes > most_ballots) {
        context().notices().error(
            {ErrorKind::Refused, utf8_of(tr("“%1” is no number of votes.").arg(text)), {}});
        return false;
    }
    const std::size_t marks = round().scheme->marks.size();
    const auto org = static_cast<std::size_t>(id / aspects_room);
    const auto aspect = static_cast<std::size_t>(id % aspects_room);
    return act(tr("totals of votes"), [&](Writer& writer, const AssessRound& of) {
        const std::vector none(of.voters(m_box).aspects.size(), MarkCounts{});
        auto totals = of.box(m_box).totals.value_or(std::vector(of.orgs_on(m_box).size(), none));
        totals[org][aspect][static_cast<std::size_t>(column) % (marks + 1)] = votes;
        return put_totals(writer, of, m_box, totals);
    });
}

void BallotsPart::show_differences()
{
    const ErrorRate rate = error_rate(round(), m_box);
    m_rate->setText(rate.compared == 0
                        ? tr("Nothing was keyed a second time yet. Another person keys the same "
                             "papers in the second pass.")
                        : tr("%1 of %2 marks keyed twice differed (%3).")
                              .arg(count_text(rate.differed), count_text(rate.compared),
                                   rate_text(rate.differed, rate.compared)));
    const auto& aspects = round().voters(m_box).aspects;
    const auto orgs = round().orgs_on(m_box);
    const auto word = [this](char mark) {
        if (mark == invalid_sheet[0])
            return tr("invalid");
        return mark == '0' ? tr("abstains")
                           : qt(round().scheme->marks[static_cast<std::size_t>(mark - '1')].name);
    };
    std::vector<TextTableModel::Row> rows;
    for (const MarkDifference& one : differences(round(), m_box)) {
        TextTableModel::Row row;
        const QString org = shown().name(orgs[one.mark / aspects.size()]);
        const QString aspect = qt(aspects[one.mark % aspects.size()].name);
        const auto decided = m_decided.find(one);
        row.texts = {QString::number(one.sheet),
                     aspects.size() == 1 ? org : QStringLiteral("%1　%2").arg(org, aspect),
                     word(one.first), word(one.second),
                     decided == m_decided.end() ? QString() : word(decided->second)};
        rows.push_back(std::move(row));
    }
    const int current = std::max(0, m_difference_view->currentIndex().row());
    const int last = static_cast<int>(rows.size()) - 1;
    m_differences->set_rows(std::move(rows));
    m_difference_view->setCurrentIndex(m_differences->index(std::min(current, last), 0));
    for (QPushButton* right : m_right)
        right->setEnabled(editable() && last >= 0);
}

void BallotsPart::settle(bool first)
{
    const auto all = differences(round(), m_box);
    const auto at = static_cast<std::size_t>(m_difference_view->currentIndex().row());
    if (at >= all.size())
        return;
    const MarkDifference& one = all[at];
    const BallotBox& kept = round().box(m_box);
    std::string marks = kept.passes[0].at(one.sheet).marks;
    if (one.first == invalid_sheet[0] || one.second == invalid_sheet[0]) {
        marks = kept.passes[first ? 0 : 1].at(one.sheet).marks;
    } else {
        m_decided[one] = first ? one.first : one.second;
        for (const MarkDifference& other : all) {
            if (other.sheet != one.sheet)
                continue;
            const auto right = m_decided.find(other);
            if (right == m_decided.end()) { // others of this paper wait
                show_differences();
                if (m_difference_view->currentIndex().row() + 1 < m_differences->rowCount())
                    m_difference_view->setCurrentIndex(
                        m_differences->index(m_difference_view->currentIndex().row() + 1, 0));
                return;
            }
            marks[other.mark] = right->second;
        }
    }
    const int sheet = one.sheet;
    std::erase_if(m_decided, [sheet](const auto& said) { return said.first.sheet == sheet; });
    act(tr("ballot %1 settled").arg(sheet), [&](Writer& writer, const AssessRound& of) {
        return settle_sheet(writer, of, m_box, sheet, marks);
    });
}

void BallotsPart::keep_count()
{
    const auto number = [this](std::size_t i) { return std::int64_t{m_counts[i]->value()}; };
    const BallotCount count{number(0), number(1), number(2), number(3), number(4)};
    if (act(tr("numbers of ballots"), [&](Writer& writer, const AssessRound& of) {
            return put_ballot_count(writer, of, m_box, count);
        }))
        m_entry->setFocus();
}

void BallotsPart::clear_totals()
{
    act(tr("totals of votes cleared"),
        [this](Writer& writer, const AssessRound& of) { return drop_totals(writer, of, m_box); });
}

bool BallotsPart::keying() const
{
    return m_entry->hasFocus();
}

void BallotsPart::focus_first()
{
    if (m_stack->currentIndex() == 0 && has_round() && round().box(m_box).count)
        m_entry->setFocus();
    else
        m_counts[0]->setFocus();
}

} // namespace lx::ui
