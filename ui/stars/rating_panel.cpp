#include "ui/stars/rating_panel.h"

#include <algorithm>

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include "core/base/text.h"
#include "core/stars/star_verbs.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/star_table_model.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

enum Column
{
    Item,
    Points,
    Facts
};

} // namespace

RatingPanel::RatingPanel(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    // Where all of it is too much, it is scrolled: the items keep rows that can be compared.
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget(scroll);
    auto* column = new QVBoxLayout(inside);
    scroll->setWidget(inside);
    outer->addWidget(scroll);
    column->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), Theme::grid(1));
    column->setSpacing(4);
    m_name = new TextLabel(this);
    set_role(m_name, "strong");
    m_stars = new TextLabel(this);
    m_missing = new TextLabel(this);
    set_role(m_missing, "soft");
    for (TextLabel* label : {m_name, m_stars, m_missing}) {
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addWidget(build_items(), 1);
    m_item = new TextLabel(this);
    m_item->setWordWrap(true);
    column->addWidget(m_item);
    column->addWidget(build_entry());
    show_org(nullptr, nullptr);
}

QWidget* RatingPanel::build_items()
{
    m_model = new TextTableModel(this);
    m_model->set_columns({tr("Item"), tr("Points"), tr("Facts")},
                         {Qt::AlignLeft | Qt::AlignVCenter, Qt::AlignRight | Qt::AlignVCenter});
    m_items = new QTableView(this);
    m_items->setHorizontalHeader(new WrapHeader(m_items));
    m_items->setModel(m_model);
    m_items->setAccessibleName(tr("Items of the organization"));
    dress_table(m_items);
    m_items->setWordWrap(true);
    keep_measured(m_items, [this] { m_items->setMinimumHeight(5 * Theme::current().row_px); });
    m_items->horizontalHeader()->setSectionResizeMode(Item, QHeaderView::Stretch);
    m_items->horizontalHeader()->setSectionResizeMode(Facts, QHeaderView::Stretch);
    connect(m_items->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RatingPanel::choose_item);
    connect(m_items, &QTableView::activated, this, &RatingPanel::focus_points);
    connect(m_items->horizontalHeader(), &QHeaderView::sectionResized, m_items,
            &QTableView::resizeRowsToContents);
    return m_items;
}

QWidget* RatingPanel::build_entry()
{
    m_entry = new QWidget(this);
    m_entry->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto* form = new QFormLayout(m_entry);
    form->setContentsMargins(0, 4, 0, 0);
    form->setVerticalSpacing(4);
    const auto button = [this](const QString& text) {
        auto* made = new QPushButton(text, m_entry);
        made->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        return made;
    };
    const auto line = [&](const QString& label, QWidget* field,
                          std::initializer_list<QPushButton*> buttons) {
        auto* row = new QHBoxLayout;
        row->setSpacing(Theme::grid(1));
        row->addWidget(field, 1);
        for (QPushButton* one : buttons)
            row->addWidget(one);
        auto* head = new TextLabel(label, m_entry);
        head->setBuddy(field);
        form->addRow(head, row);
    };
    m_points = new QLineEdit(m_entry);
    m_points->setAccessibleName(tr("Points by hand"));
    m_save = button(tr("Score"));
    m_clear = button(tr("By the facts"));
    line(tr("Points"), m_points, {m_save, m_clear});
    m_star = new QComboBox(m_entry);
    m_star->setAccessibleName(tr("Star decided"));
    m_decide = button(tr("Decide"));
    m_propose = button(tr("As proposed"));
    line(tr("Star"), m_star, {m_decide, m_propose});
    m_veto = new QComboBox(m_entry);
    m_veto->setAccessibleName(tr("Veto item"));
    m_veto->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_veto->setMinimumContentsLength(8);
    m_turn = button(tr("Found"));
    line(tr("Veto"), m_veto, {m_turn});
    m_reason = new QLineEdit(m_entry);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Why points or star differ, or how a veto was found"));
    line(tr("Reason"), m_reason, {});
    m_points->installEventFilter(this);
    connect(m_save, &QPushButton::clicked, this, &RatingPanel::save_and_go_on);
    connect(m_points, &QLineEdit::returnPressed, this, &RatingPanel::save_and_go_on);
    connect(m_clear, &QPushButton::clicked, this, [this] { save_points(true); });
    connect(m_decide, &QPushButton::clicked, this, [this] { save_star(false); });
    connect(m_propose, &QPushButton::clicked, this, [this] { save_star(true); });
    connect(m_veto, &QComboBox::currentIndexChanged, this, &RatingPanel::tell_veto);
    connect(m_turn, &QPushButton::clicked, this, &RatingPanel::turn_veto);
    return m_entry;
}

void RatingPanel::show_org(Shown proposal, const StarProposal::Org* org)
{
    const bool same = m_org && org != nullptr && m_org->id == org->id;
    m_proposal = std::move(proposal);
    m_org = org == nullptr ? std::nullopt : std::optional(*org);
    m_items->setVisible(m_org.has_value());
    m_entry->setVisible(m_org.has_value());
    m_item->setVisible(m_org.has_value());
    m_entry->setEnabled(m_context.has_document() && !m_context.read_only());
    if (!m_org) {
        m_name->setText(tr("Choose an organization to see its points."));
        m_stars->setText({});
        m_missing->setText({});
        return;
    }
    m_name->setText(qt(m_proposal->org_name(m_org->row)));
    QStringList parts{tr("%1 points, rank %2").arg(qt(points_text(m_org->points))).arg(m_org->rank),
                      tr("proposed %1").arg(star_text(m_org->proposed))};
    if (m_org->decided)
        parts << tr("decided %1").arg(star_text(m_org->star));
    if (m_org->previous)
        parts << tr("before %1").arg(star_text(m_org->previous));
    if (m_org->recorded)
        parts << tr("entered %1").arg(star_text(m_org->recorded));
    m_stars->setText(parts.join(QStringLiteral("，")));
    m_missing->setText(missing_text(*m_proposal, *m_org, 2));
    m_missing->setVisible(!m_missing->text().isEmpty());
    fill_choices();
    if (!same) {
        m_reason->clear();
        m_star->setCurrentIndex(m_star->findData(m_org->star.value_or(0)));
        if (!m_org->vetoes.empty())
            m_veto->setCurrentIndex(static_cast<int>(m_org->vetoes.front()));
    }
    const StarEntry* entry = m_proposal->round().entry(m_org->id);
    m_propose->setEnabled(entry != nullptr && entry->decided.has_value());
    fill_items();
    choose_item();
    tell_veto();
}

void RatingPanel::fill_choices()
{
    const QSignalBlocker quiet(m_veto);
    const QVariant star = m_star->currentData();
    const QVariant veto = m_veto->currentData();
    m_star->clear();
    for (const StarScheme::Star& one : m_proposal->scheme().stars)
        m_star->addItem(star_text(one.stars), one.stars);
    m_star->setCurrentIndex(std::max(0, m_star->findData(star)));
    m_veto->clear();
    for (const StarVeto& one : m_proposal->scheme().veto)
        m_veto->addItem(qt(one.title), qt(one.id));
    m_veto->setCurrentIndex(std::max(0, m_veto->findData(veto)));
}

void RatingPanel::fill_items()
{
    std::vector<TextTableModel::Row> rows;
    const auto& items = m_proposal->scheme().items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i == 0 || items[i].group != items[i - 1].group)
            rows.push_back(group_row(i));
        rows.push_back(item_row(i));
    }
    const auto before = item();
    {
        const QSignalBlocker quiet(m_items->selectionModel());
        m_model->set_rows(std::move(rows));
        choose_row(before.value_or(0));
    }
    m_items->setColumnWidth(Points, characters(m_items, 5) + Theme::grid(2));
    m_items->resizeRowsToContents();
}

TextTableModel::Row RatingPanel::group_row(std::size_t first) const
{
    const auto& items = m_proposal->scheme().items;
    lx::Points got = 0;
    lx::Points most = 0;
    for (std::size_t i = first; i < items.size() && items[i].group == items[first].group; ++i) {
        got += m_proposal->score(*m_org, i).points;
        most += items[i].kind == StarItem::Kind::Score ? items[i].points : 0;
    }
    TextTableModel::Row row;
    row.id = -1;
    row.tone = TextTableModel::Tone::Soft;
    row.texts = {qt(items[first].group),
                 most == 0
                     ? qt(points_text(got))
                     : QStringLiteral("%1 / %2").arg(qt(points_text(got)), qt(points_text(most)))};
    return row;
}

TextTableModel::Row RatingPanel::item_row(std::size_t item) const
{
    const StarItem& def = m_proposal->scheme().items[item];
    const StarProposal::ItemScore score = m_proposal->score(*m_org, item);
    const bool open = score.pending() && def.kind == StarItem::Kind::Score;
    QStringList facts;
    for (const std::string& line : m_proposal->facts(*m_org, item))
        facts << qt(line);
    if (open)
        facts << tr("to be scored by hand");
    TextTableModel::Row row;
    row.id = static_cast<qint64>(item);
    row.texts = {
        qt(def.title),
        QStringLiteral("%1 / %2").arg(open ? QStringLiteral("–") : qt(points_text(score.points)),
                                      qt(points_text(def.points))),
        facts.join(QStringLiteral("；"))};
    return row;
}

void RatingPanel::choose_row(std::size_t item)
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->rows()[static_cast<std::size_t>(row)].id == static_cast<qint64>(item))
            return m_items->setCurrentIndex(m_model->index(row, Item));
}

std::optional<std::size_t> RatingPanel::item() const
{
    const int row = m_items->currentIndex().row();
    if (row < 0 || row >= m_model->rowCount() || !m_org)
        return std::nullopt;
    const qint64 id = m_model->rows()[static_cast<std::size_t>(row)].id;
    return id < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(id));
}

void RatingPanel::choose_item()
{
    const auto at = item();
    m_save->setEnabled(at.has_value());
    m_points->setEnabled(at.has_value());
    if (!at) {
        m_item->setText({});
        m_points->clear();
        m_clear->setEnabled(false);
        return;
    }
    const StarItem& def = m_proposal->scheme().items[*at];
    const StarProposal::ItemScore score = m_proposal->score(*m_org, *at);
    m_item->setText(qt(def.title) +
                    (def.how.empty() ? QString() : QStringLiteral("：") + qt(def.how)));
    const std::pair shown(m_org->id, *at);
    if (shown != m_entered || !m_points->isModified()) // what is being typed stays
        m_points->setText(score.pending() ? QString() : qt(points_text(std::abs(score.points))));
    m_entered = shown;
    m_points->setPlaceholderText(tr("0 to %1").arg(qt(points_text(def.points))));
    m_clear->setEnabled(score.by_hand != nullptr);
}

void RatingPanel::focus_points()
{
    m_points->setFocus();
    m_points->selectAll();
}

bool RatingPanel::write(const Write& write)
{
    if (!m_org)
        return false;
    const Shown proposal = m_proposal; // what is told of the change may bring another
    const StarProposal::Org org = *m_org;
    const auto written = m_context.set_in_file([&](Database& database, const Actor& actor) {
        return write(database, actor, *proposal, org);
    });
    if (!written)
        m_context.notices().error(written.error());
    return written.has_value();
}

bool RatingPanel::save_points(bool clear)
{
    const auto at = item();
    if (!at)
        return false;
    const std::string id = m_proposal->scheme().items[*at].id;
    const auto points = points_from(utf8_of(m_points->text().trimmed()));
    if (!clear && !points) {
        m_context.notices().error({ErrorKind::BadInput, "分值要写成数，最多两位小数。", {}});
        focus_points();
        return false;
    }
    const std::string reason = utf8_of(m_reason->text().trimmed());
    const bool written = write([&](Database& database, const Actor& actor,
                                   const StarProposal& proposal, const StarProposal::Org& org) {
        return score_star_item(database, actor, proposal, org, id, clear ? std::nullopt : points,
                               reason);
    });
    if (written) {
        m_points->setModified(false);
        m_reason->clear();
    }
    return written;
}

void RatingPanel::save_and_go_on()
{
    const auto at = item();
    if (!save_points(false))
        return;
    if (*at + 1 < m_proposal->scheme().items.size()) {
        choose_row(*at + 1);
        focus_points();
    }
}

bool RatingPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_points && event->type() == QEvent::KeyPress) {
        const int key = dynamic_cast<QKeyEvent&>(*event).key();
        if (key == Qt::Key_Down || key == Qt::Key_Up) {
            if (!m_points->isModified() || save_points(false)) {
                Q_EMIT neighbour_wanted(key == Qt::Key_Down ? 1 : -1);
                focus_points();
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void RatingPanel::save_star(bool clear)
{
    const int stars = m_star->currentData().toInt();
    const std::string reason = utf8_of(m_reason->text().trimmed());
    if (write([&](Database& database, const Actor& actor, const StarProposal& proposal,
                  const StarProposal::Org& org) {
            return decide_star(database, actor, proposal, org,
                               clear ? std::nullopt : std::optional(stars), reason);
        }))
        m_reason->clear();
}

void RatingPanel::tell_veto()
{
    if (!m_org)
        return;
    const int at = m_veto->currentIndex();
    const bool found = at >= 0 && std::ranges::find(m_org->vetoes, static_cast<std::size_t>(at)) !=
                                      m_org->vetoes.end();
    m_turn->setText(found ? tr("Not found") : tr("Found"));
    m_turn->setAccessibleName(m_turn->text());
    m_turn->setEnabled(at >= 0);
    set_tip(m_veto, at < 0 ? QString()
                           : qt(m_proposal->scheme().veto[static_cast<std::size_t>(at)].clause));
}

void RatingPanel::turn_veto()
{
    const std::string id = utf8_of(m_veto->currentData().toString());
    const int at = m_proposal->scheme().find_veto(id);
    const bool found =
        std::ranges::find(m_org->vetoes, static_cast<std::size_t>(at)) == m_org->vetoes.end();
    const std::string reason = utf8_of(m_reason->text().trimmed());
    if (write([&](Database& database, const Actor& actor, const StarProposal& proposal,
                  const StarProposal::Org& org) {
            return set_star_veto(database, actor, proposal, org, id, found, reason);
        }))
        m_reason->clear();
}

} // namespace lx::ui
