#include "ui/rules/targets_view.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "core/facts/placement.h"
#include "core/rules/target_gap.h"
#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/target_model.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

constexpr std::size_t rows_shown = 500; ///< the nearest; all of them open as a list

enum AreaColumn
{
    AreaName,
    AreaOf,
    AreaReached,
    AreaShare,
    AreaGap
};
enum GapColumn
{
    GapName,
    GapArea,
    GapReason
};

} // namespace

TargetsView::TargetsView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_slot(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    m_model = new TargetModel(this);
    m_halves = new QSplitter(Qt::Vertical, this);
    m_halves->setChildrenCollapsible(false);
    m_targets = new QTableView(m_halves);
    m_targets->setHorizontalHeader(new WrapHeader(m_targets));
    m_targets->setModel(m_model);
    m_targets->setAccessibleName(tr("Targets"));
    dress_table(m_targets);
    set_print_head(
        m_targets,
        [this] {
            return TableHead{tr("Targets"), {}, m_context.as_of()};
        },
        true);
    m_targets->horizontalHeader()->setSectionResizeMode(TargetModel::Title, QHeaderView::Stretch);
    m_halves->addWidget(m_targets);
    m_halves->addWidget(build_detail());
    m_halves->setStretchFactor(1, 1);
    m_halves->setSizes({240, 380});
    column->addWidget(m_halves, 1);
    m_none =
        new TextLabel(tr("The chosen policies set no targets for an area of this level."), this);
    m_none->setAlignment(Qt::AlignCenter);
    set_role(m_none, "soft");
    column->addWidget(m_none, 1);
    connect(m_targets->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TargetsView::choose_target);
}

QTableView* TargetsView::build_table(TextTableModel* model, const QString& name)
{
    auto* view = new QTableView(this);
    view->setHorizontalHeader(new WrapHeader(view));
    view->setModel(model);
    view->setAccessibleName(name);
    dress_table(view);
    set_print_head(view, [this, name] {
        return TableHead{name, {m_head->text()}, m_context.as_of()};
    });
    return view;
}

QWidget* TargetsView::build_detail()
{
    auto* detail = new QWidget(m_halves);
    auto* column = new QVBoxLayout(detail);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::grid(1) + 4, 0, Theme::grid(1), 0);
    m_head = new TextLabel(detail);
    set_role(m_head, "strong");
    m_head->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(m_head, 1);
    const auto button = [&](const QString& text, const QString& name, bool reached) {
        auto* made = new QPushButton(text, detail);
        made->setAccessibleName(name);
        connect(made, &QPushButton::clicked, this, [this, reached] { open_rows(reached); });
        head->addWidget(made);
        return made;
    };
    m_open_reached = button(tr("List of the &reached"), tr("List of the reached"), true);
    m_open_gap = button(tr("List of the &missing"), tr("List of the missing"), false);
    column->addLayout(head);

    const Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    const Qt::Alignment left = Qt::AlignLeft | Qt::AlignVCenter;
    m_area_model = new TextTableModel(this);
    m_area_model->set_columns(
        {tr("Area"), tr("Of"), tr("Reached number"), tr("Reached"), tr("Still missing")},
        {left, right, right, right, right});
    m_gap_model = new TextTableModel(this);
    m_gap_model->set_columns(
        {tr("Not reached yet, nearest first"), tr("Area"), tr("What it takes")},
        {left, left, left});
    auto* halves = new QSplitter(Qt::Horizontal, detail);
    halves->setChildrenCollapsible(false);
    m_areas = build_table(m_area_model, tr("Target by area"));
    m_gap = build_table(m_gap_model, tr("Nearest to the target"));
    m_areas->horizontalHeader()->setSectionResizeMode(AreaName, QHeaderView::Stretch);
    m_gap->horizontalHeader()->setSectionResizeMode(GapReason, QHeaderView::Stretch);
    halves->addWidget(m_areas);
    halves->addWidget(m_gap);
    halves->setStretchFactor(1, 1);
    halves->setSizes({420, 780});
    column->addWidget(halves, 1);
    connect(m_areas->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &TargetsView::show_gap);
    connect(m_gap, &QTableView::activated, this, [this](const QModelIndex& index) {
        const qint64 id = index.data(TextTableModel::id_role).toLongLong();
        if (m_result != nullptr && id != 0)
            m_context.go(Place::dossier(m_result->target->ledger, id));
    });
    return detail;
}

void TargetsView::size_columns()
{
    const int size = Theme::current().text_px;
    const std::pair<int, int> widths[] = {
        {TargetModel::Id, 5},          {TargetModel::Scope, 9},   {TargetModel::Numerator, 6},
        {TargetModel::Denominator, 6}, {TargetModel::Reached, 6}, {TargetModel::Wanted, 6},
        {TargetModel::Gap, 6},         {TargetModel::Unknown, 6}, {TargetModel::Deadline, 7},
        {TargetModel::StateWord, 7}};
    for (const auto& [column, characters] : widths)
        m_targets->setColumnWidth(column, characters * size);
    for (const int column : {AreaOf, AreaReached, AreaShare, AreaGap})
        m_areas->setColumnWidth(column, 5 * size);
    m_gap->setColumnWidth(GapName, 20 * size);
    m_gap->setColumnWidth(GapArea, 8 * size);
    for (QTableView* view : {m_targets, m_areas, m_gap})
        view->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
}

void TargetsView::show(std::shared_ptr<const County> done)
{
    const int current = std::max(0, m_targets->currentIndex().row());
    m_slot.stop();
    m_detail.reset();
    m_result = nullptr;
    m_done = std::move(done);
    m_model->show(m_done);
    size_columns();
    const int rows = m_model->rowCount();
    m_halves->setVisible(rows > 0);
    m_none->setVisible(rows == 0);
    if (rows > 0)
        m_targets->setCurrentIndex(m_model->index(std::min(current, rows - 1), 0));
}

void TargetsView::choose_target()
{
    const auto row = m_model->result(m_targets->currentIndex().row());
    m_result = row.result;
    m_detail.reset();
    m_area_model->set_rows({});
    m_gap_model->set_rows({});
    m_head->clear();
    m_open_gap->setEnabled(false);
    m_open_reached->setEnabled(false);
    if (m_result == nullptr)
        return;
    using Found = std::shared_ptr<const Detail>;
    m_slot.start<Found>(
        JobKind::Quick, {},
        [done = m_done, result = m_result,
         evaluation = row.evaluation](JobProgress&) -> Result<Found> {
            const std::lock_guard lock(done->mutex);
            auto detail = std::make_shared<Detail>();
            detail->areas = target_areas(*evaluation, *result);
            detail->gap = nearest_rows(*evaluation, *result);
            for (const TargetRow& one : target_rows(*evaluation, *result)) {
                if (one.reached)
                    detail->reached.push_back(one);
            }
            return Found(std::move(detail));
        },
        [this](Result<Found> found) {
            if (!found) {
                m_context.notices().error(found.error());
                return;
            }
            m_detail = std::move(*found);
            show_areas();
        });
}

void TargetsView::show_areas()
{
    std::vector<TextTableModel::Row> rows;
    for (const TargetArea& area : m_detail->areas) {
        const TargetResult& result = area.result;
        const QString name = area.area < 0 ? tr("No area given") : qt(m_done->area_name(area.area));
        const bool ratio = result.target->unit == Target::Unit::Ratio;
        TextTableModel::Row row;
        row.texts = {QString(area.level * 2, QChar(0x2003)) + name,
                     result.denominator ? number_text(*result.denominator) : QString(),
                     number_text(result.numerator),
                     ratio ? rate_text(result.numerator, *result.denominator) : QString(),
                     number_text(missing_to_target(result))};
        rows.push_back(std::move(row));
    }
    m_area_model->set_rows(std::move(rows));
    m_areas->setCurrentIndex(m_area_model->index(0, 0));
    show_gap();
}

const TargetArea* TargetsView::chosen_area() const
{
    const int row = m_areas->currentIndex().row();
    if (!m_detail || m_detail->areas.empty())
        return nullptr;
    return row > 0 ? &m_detail->areas[static_cast<std::size_t>(row)] : &m_detail->areas.front();
}

bool TargetsView::inside(std::int32_t area) const
{
    return m_inside.empty() || (area >= 0 && m_inside[static_cast<std::size_t>(area)] != 0);
}

void TargetsView::show_gap()
{
    const TargetArea* chosen = chosen_area();
    if (chosen == nullptr || m_result == nullptr)
        return;
    m_inside.clear(); // the target's own area: all
    if (chosen->level > 0 && chosen->area >= 0) {
        m_inside = rows_below(*m_done->world, "area", chosen->area);
    } else if (chosen->level > 0) { // in no area below: what the first level doesn't hold
        m_inside.assign(static_cast<std::size_t>(m_done->world->rows("area")), 0);
    }
    const bool nowhere = chosen->level > 0 && chosen->area < 0;
    std::vector<const NearRow*> near;
    for (const NearRow& row : m_detail->gap) {
        if (nowhere ? row.row.area < 0 : inside(row.row.area))
            near.push_back(&row);
    }
    const std::size_t shown = std::min(near.size(), rows_shown);
    std::vector<std::int64_t> ids;
    for (std::size_t i = 0; i < shown; ++i)
        ids.push_back(near[i]->row.id);
    std::unordered_map<std::int64_t, std::string> names;
    const LedgerDef* def = m_context.catalog()->ledger(m_result->target->ledger);
    if (def != nullptr && m_context.has_document()) {
        if (auto labels = LedgerStore(m_context.database(), *m_context.catalog()).labels(*def, ids))
            names = std::move(*labels);
    }
    std::vector<TextTableModel::Row> rows;
    for (std::size_t i = 0; i < shown; ++i) {
        TextTableModel::Row row;
        row.texts = {qt(names[ids[i]]), qt(m_done->area_name(near[i]->row.area)),
                     qt(near[i]->reason)};
        row.id = ids[i];
        rows.push_back(std::move(row));
    }
    m_gap_model->set_rows(std::move(rows));
    m_gap->scrollToTop();
    const std::int64_t missing = missing_to_target(chosen->result);
    QString words =
        missing == 0
            ? tr("%1: reached").arg(qt(m_result->target->title))
            : tr("%1: %2 more to the target").arg(qt(m_result->target->title), count_text(missing));
    if (near.size() > shown)
        words += QLatin1Char(' ') + tr("(the nearest %1 of %2 shown)")
                                        .arg(count_text(static_cast<std::int64_t>(shown)),
                                             count_text(static_cast<std::int64_t>(near.size())));
    if (const QString name = qt(m_done->units.name()); !name.isEmpty())
        words += follows_scope(*m_result->target) ? tr(" · scope: %1").arg(name)
                                                  : tr(" · the same by any scope");
    m_head->setText(words);
    set_tip(m_head, words);
    m_open_gap->setEnabled(!near.empty());
    m_open_reached->setEnabled(
        std::any_of(m_detail->reached.begin(), m_detail->reached.end(), [&](const TargetRow& row) {
            return nowhere ? row.area < 0 : inside(row.area);
        }));
}

void TargetsView::open_rows(bool reached)
{
    const TargetArea* chosen = chosen_area();
    if (chosen == nullptr || m_result == nullptr)
        return;
    const bool nowhere = chosen->level > 0 && chosen->area < 0;
    ListRequest request;
    request.query.ids.emplace();
    const auto take = [&](const TargetRow& row) {
        if (nowhere ? row.area < 0 : inside(row.area))
            request.query.ids->push_back(row.id);
    };
    if (reached) {
        for (const TargetRow& row : m_detail->reached)
            take(row);
    } else {
        for (const NearRow& row : m_detail->gap)
            take(row.row);
    }
    std::sort(request.query.ids->begin(), request.query.ids->end());
    request.query.ledger = m_result->target->ledger;
    request.title = QStringLiteral("%1 %2 · %3")
                        .arg(qt(m_result->target->id), qt(m_result->target->title),
                             reached ? tr("Reached") : tr("Not reached"));
    m_context.go(Place::list(request));
}

} // namespace lx::ui
