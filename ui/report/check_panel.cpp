#include "ui/report/check_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/document/quarter_work.h"
#include "ui/presentation/format.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/line_label.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

/// More names than anybody reads one by one: the ledger shows all of them.
constexpr std::size_t most_names = 500;

using Names = std::unordered_map<std::int64_t, std::string>;

/// +3, −1
QString signed_text(std::int64_t number)
{
    return number > 0   ? QStringLiteral("+") + count_text(number)
           : number < 0 ? QStringLiteral("−") + count_text(-number)
                        : QString();
}

} // namespace

CheckPanel::CheckPanel(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_naming(context.jobs())
{
    set_role(this, "panel");
    auto* column = new QHBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    auto* halves = new QSplitter(Qt::Horizontal, this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(build_words());
    halves->addWidget(build_names());
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    column->addWidget(halves);
    show_check(nullptr, nullptr, nullptr);
}

QWidget* CheckPanel::build_words()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(Theme::grid(1) + 4, Theme::grid(1), Theme::grid(1) + 4,
                               Theme::grid(1));
    column->setSpacing(4);
    auto* scroll = new QScrollArea(side);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* inside = new QWidget(scroll);
    auto* texts = new QVBoxLayout(inside);
    texts->setContentsMargins(0, 0, 0, 0);
    texts->setSpacing(4);
    for (TextLabel** label : {&m_title, &m_place, &m_words}) {
        *label = new TextLabel(inside);
        (*label)->setWordWrap(true);
        (*label)->setTextInteractionFlags(Qt::TextSelectableByMouse);
        texts->addWidget(*label);
    }
    set_role(m_title, "strong");
    texts->addStretch(1);
    scroll->setWidget(inside);
    for (QWidget* ground : {scroll->viewport(), inside}) // the panel's own shows through
        ground->setAutoFillBackground(false);
    column->addWidget(scroll, 1);
    m_explaining = new QWidget(side);
    auto* lines = new QVBoxLayout(m_explaining);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(4);
    m_text = new QLineEdit(m_explaining);
    m_text->setAccessibleName(tr("Explanation of the check"));
    m_text->setPlaceholderText(tr("Why it is so; Enter keeps it"));
    m_text->setMaxLength(500);
    m_text->installEventFilter(this);
    m_said = new LineLabel(m_explaining);
    set_role(m_said, "soft");
    lines->addWidget(m_text);
    lines->addWidget(m_said);
    column->addWidget(m_explaining);
    connect(m_text, &QLineEdit::editingFinished, this, &CheckPanel::keep);
    return side;
}

QWidget* CheckPanel::build_names()
{
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), 4);
    m_names_title = new LineLabel(side);
    m_open = new QPushButton(tr("Open in the &ledger"), side);
    m_open->setAccessibleName(tr("Open the rows in the ledger"));
    set_quiet(m_open);
    head->addWidget(m_names_title, 1);
    head->addWidget(m_open);
    column->addLayout(head);
    m_names_model = new TextTableModel(this);
    m_names_model->set_columns({tr("Row"), tr("Difference")}, {Qt::AlignLeft, Qt::AlignRight});
    m_names = new QTableView(side);
    m_names->setHorizontalHeader(new WrapHeader(m_names));
    m_names->setModel(m_names_model);
    m_names->setAccessibleName(tr("Rows that make the difference"));
    dress_table(m_names);
    m_names->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    keep_measured(m_names, [this] {
        share_width(m_names, {0, characters(m_names, 4)}, Narrow::AsSet);
    });
    column->addWidget(m_names, 1);
    connect(m_names, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (m_check != nullptr && index.isValid())
            m_context.go(
                Place::row(m_check->ledger, index.data(TextTableModel::id_role).toLongLong()));
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_check == nullptr)
            return;
        std::vector<std::int64_t> ids;
        for (const CheckedName& name : m_check->names)
            ids.push_back(name.row);
        m_context.go(Place::rows(m_check->ledger, std::move(ids), qt(m_check->title)));
    });
    return side;
}

void CheckPanel::show_check(std::shared_ptr<const QuarterSet> set, const Report* report,
                            const ReportCheck* check)
{
    const bool same = check != nullptr && m_check == check && m_set == set;
    if (!same)
        keep(); // it was written of the one before
    m_set = std::move(set);
    m_report = report;
    m_check = check;
    const Quarter none;
    show_words(m_set ? QuarterWork::of(m_context).quarter(m_set->quarter.period) : none);
    if (!same)
        read_names();
}

void CheckPanel::show_words(const Quarter& quarter)
{
    m_explaining->hide();
    if (m_check == nullptr) {
        m_key.clear();
        m_title->setText(m_set ? tr("Nothing to be looked at here.") : QString());
        m_place->clear();
        m_words->clear();
        return;
    }
    m_title->setText(qt(m_check->title));
    QStringList where{qt(m_report->name)};
    for (const std::string& part : {m_check->place, m_check->cell})
        if (!part.empty())
            where << qt(part);
    QString sides = tr("left %1, right %2").arg(qt(m_check->left), qt(m_check->right));
    if (!m_check->difference.empty())
        sides = tr("%1, difference %2").arg(sides, qt(m_check->difference));
    m_place->setText(
        where.join(QStringLiteral("　")) + QLatin1Char('\n') +
        (m_check->unjudged.empty() ? sides : tr("Can't be judged: %1").arg(qt(m_check->unjudged))));
    QStringList words;
    for (const std::string& part : {m_check->message, m_check->remedy})
        if (!part.empty())
            words << qt(part);
    m_words->setText(words.join(QLatin1Char('\n')));
    const auto said = quarter.explanations.find(explanation_key(*m_report, *m_check));
    const bool written = said != quarter.explanations.end();
    // Only what fails and wants an explanation is explained.
    const bool asked = m_check->failed() && m_check->kind == CheckKind::Explain;
    m_explaining->setVisible(asked);
    const std::string key = asked ? explanation_key(*m_report, *m_check) : std::string();
    const QString kept = written ? qt(said->second.text) : QString();
    if (key != m_key || !m_text->hasFocus()) { // whoever writes goes on writing
        m_text->setText(kept);
        m_text->setCursorPosition(0);
    }
    m_key = key;
    m_text->setReadOnly(quarter.closed() || m_context.read_only());
    m_said->setText(
        written ? tr("%1, %2").arg(
                      qt(said->second.by),
                      date_text(Date::from_iso(said->second.day).value_or(m_context.as_of())))
                : tr("Not explained yet: the quarter can't be closed."));
}

void CheckPanel::read_names()
{
    m_naming.stop();
    m_names_model->set_rows({});
    const bool any = m_check != nullptr && !m_check->names.empty();
    m_open->setEnabled(any);
    m_names_title->setText(
        any ? tr("Rows that make the difference: %1")
                  .arg(count_text(static_cast<std::int64_t>(m_check->names.size())))
        : m_check == nullptr ? QString()
                             : tr("No rows make a difference."));
    if (!any)
        return;
    std::vector<std::int64_t> ids;
    for (const CheckedName& name : m_check->names) {
        if (ids.size() == most_names)
            break;
        ids.push_back(name.row);
    }
    m_naming.start<Names>(
        JobKind::Quick, {},
        [path = m_context.path8(), catalog = m_context.catalog(), ledger = m_check->ledger,
         ids = std::move(ids)](JobProgress& progress) -> Result<Names> {
            const LedgerDef* def = catalog->ledger(ledger);
            if (def == nullptr)
                return Names{};
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return LedgerStore(*database, *catalog).labels(*def, ids);
        },
        [this](Result<Names> names) {
            if (!names) {
                if (names.error().kind != ErrorKind::Cancelled)
                    m_context.notices().error(names.error());
                return;
            }
            std::vector<TextTableModel::Row> rows;
            for (const CheckedName& name : m_check->names) {
                if (rows.size() == most_names)
                    break;
                const auto label = names->find(name.row);
                rows.push_back({{label == names->end() ? tr("(removed since)") : qt(label->second),
                                 signed_text(name.by)},
                                label == names->end() ? TextTableModel::Tone::Soft
                                                      : TextTableModel::Tone::Plain,
                                name.row});
            }
            m_names_model->set_rows(std::move(rows));
        });
}

void CheckPanel::keep()
{
    if (m_key.empty() || m_set == nullptr || m_text->isReadOnly())
        return;
    QuarterWork& work = QuarterWork::of(m_context);
    const Period period = m_set->quarter.period;
    const std::string text = utf8_of(m_text->text().trimmed());
    const auto& known = work.quarter(period).explanations;
    const auto before = known.find(m_key);
    if (text == (before == known.end() ? std::string() : before->second.text))
        return;
    if (const auto kept = work.explain(period, m_key, text); !kept)
        m_context.notices().error(kept.error());
}

void CheckPanel::begin()
{
    if (m_explaining->isVisible())
        m_text->setFocus();
    else if (m_names_model->rowCount() > 0)
        m_names->setFocus();
}

bool CheckPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::KeyPress &&
        dynamic_cast<QKeyEvent&>(*event).key() == Qt::Key_Escape && m_set) {
        const auto& known = QuarterWork::of(m_context).quarter(m_set->quarter.period).explanations;
        const auto before = known.find(m_key);
        m_text->setText(before == known.end() ? QString() : qt(before->second.text));
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace lx::ui
