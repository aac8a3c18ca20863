#include "ui/campaign/campaign_page.h"

#include <algorithm>
#include <utility>

#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include "core/county/county.h"
#include "core/edit/editor.h"
#include "core/ledger/field_text.h"
#include "core/report/campaign_letter.h"
#include "core/report/campaign_report.h"
#include "core/report/letter.h"
#include "core/rules/target_gap.h"
#include "core/store/ledger_store.h"
#include "ui/campaign/league_view.h"
#include "ui/campaign/milestone_model.h"
#include "ui/document/evaluations.h"
#include "ui/document/notices.h"
#include "ui/document/submissions.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/print/sheet_pieces.h"
#include "ui/presentation/state_look.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/letterhead_panel.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/report_output.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

constexpr int own_days = 29; ///< from the start of a campaign of a month to its end

} // namespace

CampaignPage::CampaignPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Campaigns"), parent), m_evaluations(Evaluations::of(context)),
      m_reading(context.jobs()), m_writing(context.jobs())
{
    m_output = new ReportOutput(context, this);
    m_example = new QPushButton(tr("E&xample: the hundred days"), this);
    m_example->setAccessibleName(tr("Example: the hundred days"));
    m_new = new QPushButton(icon_on_accent(QStringLiteral("add")), tr("&New campaign"), this);
    m_new->setAccessibleName(tr("New campaign"));
    set_primary(m_new);
    add_print_action();
    add_action(m_example);
    add_action(m_new);
    connect(m_example, &QPushButton::clicked, this, &CampaignPage::begin_example);
    connect(m_new, &QPushButton::clicked, this, [this] {
        begin(tr("Founding month"), own_days,
              {{utf8_of(tr("Full survey")), {}, own_days / 3, {}},
               {utf8_of(tr("Founding organizations")), {}, own_days - 5, {}},
               {utf8_of(tr("Summing up")), {}, own_days, {}}});
    });

    m_letterhead = new LetterheadPanel(context, this);
    m_letterhead->hide();
    body()->addWidget(m_letterhead);
    connect(m_letterhead, &LetterheadPanel::left, this, [this] { m_letters->setFocus(); });
    m_stack = new QStackedWidget(this);
    auto* halves = new QSplitter(Qt::Horizontal, m_stack);
    halves->setChildrenCollapsible(false);
    m_list_model = new TextTableModel(this);
    m_list_model->set_columns({tr("Campaign"), tr("Time left"), tr("Milestones done")},
                              {Qt::AlignLeft | Qt::AlignVCenter, Qt::AlignRight | Qt::AlignVCenter,
                               Qt::AlignRight | Qt::AlignVCenter});
    m_list = build_table(halves, m_list_model, tr("Campaigns"));
    m_list->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    halves->addWidget(m_list);
    halves->addWidget(build_detail(halves));
    halves->setStretchFactor(1, 1);
    halves->setSizes({360, 880});
    m_stack->addWidget(halves);
    auto* none =
        new TextLabel(tr("There is no campaign yet. Begin one with “New campaign”, or look at "
                         "the example with the milestones of a policy."),
                      m_stack);
    none->setAlignment(Qt::AlignCenter);
    none->setWordWrap(true);
    none->setMargin(Theme::grid(6));
    m_stack->addWidget(none);
    body()->addWidget(m_stack, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CampaignPage::choose);
    connect(&m_evaluations, &Evaluations::changed, this, [this] {
        if (isVisible())
            m_evaluations.want(); // what outdated it may have told the page first
        show_targets();
    });
}

QTableView* CampaignPage::build_table(QWidget* parent, QAbstractItemModel* model,
                                      const QString& name)
{
    auto* view = new QTableView(parent);
    view->setHorizontalHeader(new WrapHeader(view));
    view->setModel(model);
    view->setAccessibleName(name);
    dress_table(view);
    return view;
}

QWidget* CampaignPage::build_detail(QWidget* parent)
{
    auto* detail = new QWidget(parent);
    auto* column = new QVBoxLayout(detail);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid(1));
    auto* head = new FlowLayout(nullptr, Theme::grid(1));
    head->setContentsMargins(Theme::grid(1) + 4, 4, Theme::grid(1), 0);
    m_head = new TextLabel(detail);
    set_role(m_head, "strong");
    head->addWidget(m_head);
    const auto button = [&](const QString& text, const QString& name) {
        auto* made = new QPushButton(text, detail);
        made->setAccessibleName(name);
        head->addWidget(made);
        return made;
    };
    m_open = button(tr("&Edit the campaign"), tr("Edit the campaign"));
    m_add = button(tr("&Add a milestone"), tr("Add a milestone"));
    m_remove = button(tr("&Remove the milestone"), tr("Remove the milestone"));
    m_summary = button(tr("Save the &summary…"), tr("Save the summary"));
    m_letters = button(tr("&Letters"), tr("Letters of the campaign"));
    auto* letters = new QMenu(m_letters);
    letters->addAction(tr("Bulletin of the week…"), this, [this] { save_letter(false); });
    letters->addAction(tr("Summary as a letter…"), this, [this] { save_letter(true); });
    letters->addSeparator();
    m_numbered = letters->addAction(tr("Give numbers"));
    m_numbered->setCheckable(true);
    letters->addAction(tr("Settings of letters…"), this,
                       [this] { m_letterhead->edit(campaign_letters); });
    m_letters->setMenu(letters);
    connect(m_open, &QPushButton::clicked, this,
            [this] { context().go(Place::row("campaign", m_chosen)); });
    connect(m_add, &QPushButton::clicked, this, &CampaignPage::add_milestone);
    connect(m_remove, &QPushButton::clicked, this, &CampaignPage::remove_milestone);
    connect(m_summary, &QPushButton::clicked, this, &CampaignPage::save_summary);
    column->addLayout(head);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(Theme::grid(1) + 4, 0, Theme::grid(1), 0);
    m_bar = new QProgressBar(detail);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(Theme::grid(1));
    m_bar->setAccessibleName(tr("Milestones done"));
    m_words = new TextLabel(detail);
    line->addWidget(m_bar, 1);
    line->addSpacing(Theme::grid(1));
    line->addWidget(m_words);
    column->addLayout(line);
    m_milestone_model =
        new MilestoneModel([this](std::int64_t id, const char* field,
                                  const QString& text) { return edit(id, field, text); },
                           this);
    m_milestones = build_table(detail, m_milestone_model, tr("Milestones"));
    m_milestones->horizontalHeader()->setSectionResizeMode(MilestoneModel::Task,
                                                           QHeaderView::Stretch);
    column->addWidget(m_milestones, 3);
    m_parts = new QTabBar(detail);
    m_parts->setAccessibleName(tr("What the campaign has reached"));
    m_parts->setDrawBase(false);
    m_parts->setExpanding(false);
    m_parts->addTab(tr("Targets"));
    m_parts->addTab(tr("Townships"));
    column->addWidget(m_parts);
    auto* reached = new QStackedWidget(detail);
    auto* targets = new QWidget(reached);
    auto* lines = new QVBoxLayout(targets);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(Theme::grid(1));
    m_target_head = new TextLabel(targets);
    set_role(m_target_head, "strong");
    m_target_head->setContentsMargins(Theme::grid(1) + 4, 4, 0, 0);
    lines->addWidget(m_target_head);
    m_target_model = new TextTableModel(this);
    const Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    const Qt::Alignment left = Qt::AlignLeft | Qt::AlignVCenter;
    m_target_model->set_columns(
        {tr("Target"), tr("Reached number"), tr("Of"), tr("Still missing"), tr("Due"), tr("State")},
        {left, right, right, right, Qt::AlignCenter, left});
    m_targets = build_table(targets, m_target_model, tr("Targets of the campaign"));
    m_targets->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    lines->addWidget(m_targets, 1);
    lines->addStretch();
    m_league = new LeagueView(context(), reached);
    reached->addWidget(targets);
    reached->addWidget(m_league);
    connect(m_parts, &QTabBar::currentChanged, this, [this, reached](int part) {
        reached->setCurrentIndex(part);
        show_targets();
    });
    column->addWidget(reached, 2);
    return detail;
}

void CampaignPage::refresh(const Changes&)
{
    m_evaluations.want();
    read();
}

void CampaignPage::focus_first()
{
    m_list->setFocus();
}

bool CampaignPage::show_place(const Place& place)
{
    const auto* part = std::get_if<Place::Part>(&place.what);
    if (part == nullptr)
        return Page::show_place(place);
    if (part->name != QLatin1String("townships"))
        return false;
    m_parts->setCurrentIndex(1);
    return true;
}

const CampaignProgress* CampaignPage::chosen() const
{
    const auto found = std::find_if(m_campaigns.begin(), m_campaigns.end(),
                                    [this](const auto& one) { return one.id == m_chosen; });
    return found == m_campaigns.end() ? nullptr : &*found;
}

void CampaignPage::read()
{
    const bool open = context().has_document();
    const bool editable = open && !context().read_only();
    for (QPushButton* button : {m_new, m_example, m_add})
        button->setEnabled(editable);
    if (!open) {
        m_reading.stop();
        show_campaigns({});
        return;
    }
    using Campaigns = std::vector<CampaignProgress>;
    m_reading.start<Campaigns>(
        JobKind::Quick, {},
        [path = context().path8(), definitions = context().definitions(),
         day = context().as_of()](JobProgress& progress) -> Result<Campaigns> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return load_campaigns(*database, definitions, day);
        },
        [this](Result<Campaigns> campaigns) {
            if (campaigns)
                show_campaigns(std::move(*campaigns));
            else if (campaigns.error().kind != ErrorKind::Cancelled)
                context().notices().error(campaigns.error());
        });
}

void CampaignPage::show_campaigns(std::vector<CampaignProgress> campaigns)
{
    m_campaigns = std::move(campaigns);
    if (chosen() == nullptr)
        m_chosen = m_campaigns.empty() ? 0 : m_campaigns.front().id;
    std::vector<TextTableModel::Row> rows;
    int current = 0;
    for (const CampaignProgress& campaign : m_campaigns) {
        if (campaign.id == m_chosen)
            current = static_cast<int>(rows.size());
        TextTableModel::Row row;
        row.id = campaign.id;
        row.texts = {qt(campaign.name),
                     campaign.over    ? tr("over")
                     : campaign.begun ? tr("%1 days").arg(count_text(campaign.days_left))
                                      : tr("not begun"),
                     QStringLiteral("%1 / %2").arg(campaign.done).arg(campaign.milestones.size())};
        rows.push_back(std::move(row));
    }
    {
        const QSignalBlocker quiet(m_list->selectionModel());
        m_list_model->set_rows(std::move(rows));
        m_list->setCurrentIndex(m_list_model->index(current, 0));
    }
    const int size = Theme::current().text_px;
    m_list->setColumnWidth(1, 6 * size);
    m_list->setColumnWidth(2, 7 * size);
    for (const auto& [column, characters] :
         {std::pair(1, 7), std::pair(2, 16), std::pair(3, 7), std::pair(4, 6)})
        m_milestones->setColumnWidth(column, characters * size);
    for (const auto& [column, characters] :
         {std::pair(1, 6), std::pair(2, 6), std::pair(3, 6), std::pair(4, 7), std::pair(5, 7)})
        m_targets->setColumnWidth(column, characters * size);
    for (QTableView* view : {m_list, m_milestones, m_targets})
        view->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    m_stack->setCurrentIndex(m_campaigns.empty() ? 1 : 0);
    set_subtitle(tr("%1 campaigns").arg(m_campaigns.size()));
    choose();
    const std::int64_t named = std::exchange(m_to_name, 0);
    for (int i = 0; named != 0 && i < m_milestone_model->rowCount(); ++i) {
        if (m_milestone_model->at(i)->id != named)
            continue;
        m_milestones->setCurrentIndex(m_milestone_model->index(i, MilestoneModel::Task));
        m_milestones->edit(m_milestones->currentIndex());
    }
}

void CampaignPage::choose()
{
    const qint64 id = m_list->currentIndex().data(TextTableModel::id_role).toLongLong();
    if (id != 0)
        m_chosen = id;
    const CampaignProgress* campaign = chosen();
    if (campaign == nullptr)
        return;
    m_head->setText(
        tr("%1, %2 to %3")
            .arg(qt(campaign->name), qt(campaign->start.iso()), qt(campaign->end.iso())));
    const int all = static_cast<int>(campaign->milestones.size());
    m_bar->setRange(0, std::max(1, all));
    m_bar->setValue(static_cast<int>(campaign->done));
    QString words = tr("%1 of %2 milestones done").arg(campaign->done).arg(all);
    if (campaign->overdue > 0)
        words = tr("%1, %2 overdue").arg(words).arg(campaign->overdue);
    m_words->setText(words);
    m_milestone_model->show(campaign->milestones, !context().read_only());
    m_remove->setEnabled(!context().read_only() && all > 0);
    show_targets();
}

void CampaignPage::save_summary()
{
    const CampaignProgress* campaign = chosen();
    const auto& done = m_evaluations.result();
    if (campaign == nullptr || !done)
        return;
    const Date today = context().clock().today();
    auto report = std::make_shared<const Report>(campaign_report(*campaign, *done, today));
    std::optional<Submission> made;
    if (campaign->end <= today) // it is over: its summary is handed up
        made = {report->name,  {}, *Period::parse(report->period), today, std::nullopt, {},
                report->office};
    const QString name = qt(report->name);
    m_output->save_excel(std::move(report), {}, name, [this, made](const QString& path) {
        if (!made)
            return QString();
        Submission of_file = *made;
        of_file.file = utf8_of(QFileInfo(path).fileName());
        return enter_submission(context(), of_file);
    });
}

void CampaignPage::show_targets()
{
    const CampaignProgress* campaign = chosen();
    const auto& done = m_evaluations.result();
    std::vector<TextTableModel::Row> rows;
    if (campaign != nullptr && done) {
        for (const PackResult& pack : done->packs) {
            for (const TargetResult& result : pack.evaluation->targets()) {
                if (!result.deadline || *result.deadline < campaign->start ||
                    *result.deadline > campaign->end)
                    continue;
                const StateLook look = state_look(result.state, Theme::current());
                TextTableModel::Row row;
                row.texts = {qt(result.target->title),
                             number_text(result.numerator),
                             result.denominator ? number_text(*result.denominator) : QString(),
                             number_text(missing_to_target(result)),
                             qt(result.deadline->iso()),
                             look.sign + QLatin1Char(' ') + look.word};
                rows.push_back(std::move(row));
            }
        }
    }
    QString head = rows.empty() ? tr("No target of the chosen policies falls due in this campaign.")
                                : tr("Targets that fall due in this campaign");
    if (!rows.empty() && done && !done->units.whole())
        head += QStringLiteral("　") + tr("Scope: %1").arg(qt(done->units.name()));
    m_target_head->setText(head);
    m_targets->setVisible(!rows.empty());
    m_target_model->set_rows(std::move(rows));
    if (m_parts->currentIndex() == 1)
        m_league->show_campaign(done, campaign ? std::optional(*campaign) : std::nullopt);
}

Result<std::optional<int>> CampaignPage::letter_number(const CampaignProgress& campaign,
                                                       bool summary, const Letterhead& head)
{
    LX_ASSIGN(LetterNumbers numbers, LetterNumbers::of(context().database(), campaign_letters));
    const bool gives = m_numbered->isChecked() && !context().read_only();
    const auto number =
        campaign_letter_number(numbers, head, campaign, summary, context().as_of(), gives);
    if (gives && !number)
        return fail(ErrorKind::Refused, std::string("还没有“") + campaign_letters_name +
                                            "”的发文机关代字，请先在“公文设置”里填写。");
    if (numbers.given() > 0) // kept before anything with it is written
        LX_TRY(context().set_in_file([&](Database& database, const Actor& actor) {
            return numbers.keep(database, std::string("编发文字号 ") + campaign_letters_name,
                                actor);
        }));
    return number;
}

void CampaignPage::save_letter(bool summary)
{
    const CampaignProgress* campaign = chosen();
    const auto& done = m_evaluations.result();
    if (campaign == nullptr || !done)
        return;
    if (!campaign->begun)
        return context().notices().info(
            tr("The campaign has not begun: there is nothing to tell."));
    const Date day = context().as_of();
    auto office = letter_office(context().database(), *context().catalog(), day);
    auto head = letterhead(context().database());
    if (!office || !head)
        return context().notices().error(office ? head.error() : office.error());
    const auto number = letter_number(*campaign, summary, *head);
    if (!number)
        return context().notices().error(number.error());
    const QString name = qt(campaign->name) + (summary ? tr(" summary") : tr(" bulletin"));
    std::optional<Submission> made;
    const Date today = context().clock().today();
    if (summary && campaign->end <= today) { // it is over: its summary is handed up
        const Report report = campaign_report(*campaign, *done, today);
        made = {report.name, {},           *Period::parse(report.period), today, std::nullopt,
                {},          report.office};
    }
    using Pieces = ReportOutput::Pieces;
    m_writing.start<Pieces>(
        JobKind::Quick, name,
        [county = done, of = *campaign, summary, office = *office, head = *head, day,
         number = *number](JobProgress&) -> Result<Pieces> {
            const std::scoped_lock reading(county->mutex);
            const CampaignLeague league = CampaignLeague::of(*county, of);
            const CampaignLetter letter{of, league, *county, office, head, day, number};
            return std::make_shared<const std::vector<PrintPiece>>(
                sheet_pieces({summary ? campaign_summary(letter) : campaign_bulletin(letter)}));
        },
        [this, name, made](Result<Pieces> pieces) {
            if (!pieces)
                return context().notices().error(pieces.error());
            m_output->save_pdf(*pieces, sheet_setup(true), name, [this, made](const QString& path) {
                if (!made)
                    return QString();
                Submission of_file = *made;
                of_file.file = utf8_of(QFileInfo(path).fileName());
                return enter_submission(context(), of_file);
            });
        });
}

void CampaignPage::begin(const QString& name, int days,
                         const std::vector<CampaignExample::Step>& steps)
{
    const LedgerDef& campaigns = *context().catalog()->ledger("campaign");
    LedgerStore store(context().database(), *context().catalog());
    QString free = name;
    const auto taken = [&](const QString& wanted) {
        const auto id = store.find_key(campaigns, utf8_of(wanted));
        return id && id->has_value();
    };
    for (int number = 2; taken(free); ++number)
        free = QStringLiteral("%1（%2）").arg(name).arg(number);
    const Date start = context().as_of();
    const LedgerDef& milestones = *context().catalog()->ledger("milestone");
    const auto later = [&](int day) { return Date(start.days() + day).iso(); };
    std::int64_t id = 0;
    const auto written =
        context().change(tr("New campaign %1").arg(free), [&](Writer& writer) -> Result<> {
            Editor editor(*context().catalog(), writer, {});
            const auto save = [&](const LedgerDef& def, Record& record) -> Result<> {
                LX_ASSIGN(const Edited edited, editor.save(def, record));
                return edited.refused()
                           ? Result<>(fail(ErrorKind::Refused, edited.problems.front().message))
                           : Result<>();
            };
            Record campaign(campaigns);
            campaign.set(campaigns, "name", utf8_of(free));
            campaign.set(campaigns, "start", later(0));
            campaign.set(campaigns, "end", later(days));
            LX_TRY(save(campaigns, campaign));
            id = campaign.id;
            for (const CampaignExample::Step& step : steps) {
                Record milestone(milestones);
                milestone.set(milestones, "campaign", id);
                milestone.set(milestones, "task", step.task);
                milestone.set(milestones, "due", later(step.day));
                if (!step.responsible.empty())
                    milestone.set(milestones, "responsible", step.responsible);
                LX_TRY(save(milestones, milestone));
            }
            return {};
        });
    if (!written) {
        context().notices().error(written.error());
        return;
    }
    m_chosen = id; // what was written has been told already: it is shown once it is read
}

void CampaignPage::begin_example()
{
    const auto examples = campaign_examples();
    if (!examples) {
        context().notices().error(examples.error());
        return;
    }
    const CampaignExample& first = examples->front();
    begin(qt(first.name), first.days, first.steps);
}

/// False where nothing was written: why is shown.
bool CampaignPage::told(const Result<Edited>& written)
{
    if (written && !written->refused())
        return true;
    context().notices().error(written
                                  ? Error{ErrorKind::Refused, written->problems.front().message, {}}
                                  : written.error());
    return false;
}

void CampaignPage::add_milestone()
{
    const CampaignProgress* campaign = chosen();
    if (campaign == nullptr)
        return;
    QString task = tr("New task");
    const auto taken = [&](const QString& wanted) {
        return std::any_of(campaign->milestones.begin(), campaign->milestones.end(),
                           [&](const Milestone& one) { return qt(one.task) == wanted; });
    };
    for (int number = 2; taken(task); ++number)
        task = tr("New task") + QString::number(number);
    const LedgerDef& def = *context().catalog()->ledger("milestone");
    Record row(def);
    row.set(def, "campaign", campaign->id);
    row.set(def, "task", utf8_of(task));
    row.set(def, "due", campaign->end.iso());
    const auto written = context().edit(tr("Add a milestone"),
                                        [&](Editor& editor) { return editor.save(def, row); });
    if (!told(written))
        return;
    m_to_name = row.id;
}

void CampaignPage::remove_milestone()
{
    const Milestone* milestone = m_milestone_model->at(m_milestones->currentIndex().row());
    if (milestone == nullptr)
        return;
    const LedgerDef& def = *context().catalog()->ledger("milestone");
    told(context().edit(tr("Remove the milestone %1").arg(qt(milestone->task)),
                        [&](Editor& editor) { return editor.remove(def, milestone->id); }));
}

bool CampaignPage::edit(std::int64_t id, const char* field, const QString& text)
{
    const LedgerDef& def = *context().catalog()->ledger("milestone");
    const FieldReading reading = read_field(*context().catalog(), *def.field(field), utf8_of(text));
    if (!reading.error.empty()) {
        context().notices().error({ErrorKind::Refused, reading.error, {}});
        return false;
    }
    const auto written = context().edit(tr("Milestone changed"), [&](Editor& editor) {
        return editor.change(def, id, {{def.index_of(field), reading.value}});
    });
    return told(written);
}

} // namespace lx::ui
