#include "ui/assess/org_ticks.h"

#include <algorithm>

#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/entry_table_model.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

struct Below
{
    std::vector<AssessCandidate> all;
    std::map<std::int64_t, QString> names;
};

} // namespace

OrgTicks::OrgTicks(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_reading(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid(1));
    m_buttons = new QWidget(this);
    auto* flow = new FlowLayout(m_buttons, Theme::grid(1));
    flow->setContentsMargins(0, 0, 0, 0);
    const auto button = [&](const QString& text, const QString& name,
                            std::function<bool(const AssessCandidate&)> wanted) {
        auto* made = new QPushButton(text, m_buttons);
        made->setAccessibleName(name);
        flow->addWidget(made);
        connect(made, &QPushButton::clicked, this,
                [this, wanted = std::move(wanted)] { tick(wanted); });
        return made;
    };
    m_usual = button({}, {}, [](const AssessCandidate& one) { return one.covering; });
    m_direct = button(tr("&Direct subordinates"), tr("Tick the direct subordinates"),
                      [](const AssessCandidate& one) { return one.direct; });
    button(tr("N&one"), tr("Tick none"), [](const AssessCandidate&) { return false; });
    m_count = new TextLabel(m_buttons);
    set_role(m_count, "soft");
    flow->addWidget(m_count);
    column->addWidget(m_buttons);
    m_model = new EntryTableModel(
        [this](qint64 id, int, const QString& text) {
            if (text.isEmpty())
                m_ticked.erase(id);
            else
                m_ticked.insert(id);
            fill();
            Q_EMIT changed();
            return true;
        },
        this);
    m_view = new QTableView(this);
    m_view->setModel(m_model);
    name_columns();
    dress_table(m_view);
    m_view->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    keep_measured(m_view, [view = m_view] {
        view->setColumnWidth(0, characters(view, 5));
        view->setColumnWidth(2, characters(view, 16));
    });
    column->addWidget(m_view, 1);
}

void OrgTicks::name_columns()
{
    const bool members = m_round.members;
    m_usual->setText(members ? tr("&Full members") : tr("Those with &units"));
    m_usual->setAccessibleName(members ? tr("Tick the full members")
                                       : tr("Tick the organizations that cover units"));
    m_direct->setVisible(!members);
    m_model->set_columns(
        {{members ? tr("Appraised") : tr("Assessed"), EntryTableModel::Way::Tick, Qt::AlignCenter},
         {members ? tr("Member") : tr("Organization")},
         {tr("Is")}});
    m_view->setAccessibleName(members ? tr("Members that can be appraised")
                                      : tr("Organizations that can be assessed"));
}

void OrgTicks::show_below(const RoundId& round, const std::vector<std::int64_t>& ticked)
{
    const bool same = m_context.path() == m_path && round == m_round;
    if (same) {
        // Ticks that aren't kept yet stay as long as nothing else was kept.
        if (ticked != m_order) {
            m_order = ticked;
            m_ticked = {ticked.begin(), ticked.end()};
            fill();
        }
        return;
    }
    m_order = ticked;
    m_path = m_context.path();
    m_round = round;
    name_columns();
    m_all.clear();
    m_ticked = {ticked.begin(), ticked.end()};
    fill();
    const Date day = std::min(*Date::from_ymd(round.year, 12, 31), m_context.clock().today());
    m_reading.start<Below>(
        JobKind::Quick, {},
        [path = m_context.path8(), definitions = m_context.definitions(), round, day,
         ticked](JobProgress& progress) -> Result<Below> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            Below below;
            if (round.members) {
                LX_ASSIGN(below.all,
                          member_candidates(*database, definitions, round.assessor, day, progress));
            } else {
                LX_ASSIGN(below.all,
                          assess_candidates(*database, definitions, round.assessor, day, progress));
            }
            for (const std::int64_t org : ticked)
                if (std::ranges::find(below.all, org, &AssessCandidate::org) == below.all.end())
                    below.all.push_back({org, false, false});
            std::vector<std::int64_t> ids;
            for (const AssessCandidate& one : below.all)
                ids.push_back(one.org);
            const Catalog& catalog = definitions->catalog();
            LX_ASSIGN(const auto labels,
                      LedgerStore(*database, catalog)
                          .labels(*catalog.ledger(round.members ? "member" : "org"), ids));
            for (const auto& [id, label] : labels)
                below.names[id] = qt(label);
            return below;
        },
        [this](Result<Below> below) {
            if (!below) {
                if (below.error().kind != ErrorKind::Cancelled)
                    m_context.notices().error(below.error());
                return;
            }
            m_all = std::move(below->all);
            m_names = std::move(below->names);
            if (m_order.empty())
                tick([](const AssessCandidate& one) { return one.covering; });
            else
                fill();
        });
}

std::vector<std::int64_t> OrgTicks::ticked() const
{
    std::vector<std::int64_t> found;
    for (const std::int64_t org : m_order)
        if (m_ticked.contains(org))
            found.push_back(org);
    for (const AssessCandidate& one : m_all)
        if (m_ticked.contains(one.org) && std::ranges::find(found, one.org) == found.end())
            found.push_back(one.org);
    return found;
}

void OrgTicks::set_read_only(bool read_only)
{
    m_model->set_read_only(read_only);
    m_buttons->setEnabled(!read_only);
}

void OrgTicks::tick(const std::function<bool(const AssessCandidate&)>& wanted)
{
    m_ticked.clear();
    for (const AssessCandidate& one : m_all)
        if (wanted(one))
            m_ticked.insert(one.org);
    fill();
    Q_EMIT changed();
}

void OrgTicks::fill()
{
    std::vector<EntryTableModel::Row> rows;
    for (const AssessCandidate& one : m_all) {
        QStringList is;
        if (one.direct)
            is << tr("direct subordinate");
        if (m_round.members)
            is << (one.covering ? tr("full member") : tr("not a full member here"));
        else if (one.covering)
            is << tr("covers units");
        rows.push_back({one.org,
                        {{m_ticked.contains(one.org) ? QStringLiteral("1") : QString()},
                         {m_names[one.org]},
                         {is.join(QStringLiteral("、"))}}});
    }
    m_model->set_rows(std::move(rows));
    if (m_round.members && m_all.empty())
        m_count->setText(tr("No member is on its roster; choose the branch that meets."));
    else
        m_count->setText(
            (m_round.members ? tr("%1 of %2 are appraised") : tr("%1 of %2 are assessed"))
                .arg(m_ticked.size())
                .arg(m_all.size()));
}

} // namespace lx::ui
