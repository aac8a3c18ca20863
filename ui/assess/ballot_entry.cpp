#include "ui/assess/ballot_entry.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>
#include <QVBoxLayout>

#include "core/assess/round_edit.h"
#include "ui/document/notices.h"
#include "ui/presentation/ballot_model.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labelled.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

/// The key of a ballot a key of the keyboard stands for; 0 = none.
char ballot_key(const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Backspace:
    case Qt::Key_Minus:
        return '-';
    case Qt::Key_Asterisk:
        return '*';
    case Qt::Key_Plus:
        return '+';
    case Qt::Key_Slash:
        return 'x';
    default:
        return event.key() >= Qt::Key_0 && event.key() <= Qt::Key_9
                   ? static_cast<char>('0' + (event.key() - Qt::Key_0))
                   : '\0';
    }
}

} // namespace

BallotEntry::BallotEntry(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context),
      m_keys([this](int number, const std::string& marks) { keep(number, marks); }),
      m_line(context.jobs()), m_alarm([] { QApplication::beep(); })
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Ballot papers, one key a mark"));
    m_parts = new QBoxLayout(QBoxLayout::LeftToRight, this);
    m_parts->setContentsMargins(0, 0, 0, 0);
    m_parts->setSpacing(Theme::grid(2));
    auto* side = new QVBoxLayout;
    m_number = new TextLabel(this);
    m_number->setAccessibleName(tr("Number of the ballot in hand"));
    QFont large = m_number->font();
    large.setPixelSize(7 * Theme::grid(1));
    m_number->setFont(large);
    m_number->setAlignment(Qt::AlignCenter);
    side->addWidget(m_number);
    side->addWidget(build_paper_line());
    m_legend = new TextLabel(
        tr("1 2 3 4  a mark\n0  abstains\n*  all the best\n+  the same to the end\n/  invalid "
           "paper\n−  a mark back, also into the paper before"),
        this);
    set_role(m_legend, "soft");
    m_legend->setWordWrap(true);
    side->addWidget(m_legend);
    m_said = new TextLabel(this);
    m_said->setWordWrap(true);
    m_said->setAccessibleName(tr("What the papers say"));
    side->addWidget(m_said);
    m_side = new QWidget(this);
    side->setContentsMargins(0, 0, 0, 0);
    m_side->setLayout(side);
    m_parts->addWidget(m_side, 0, Qt::AlignTop);
    m_model = new BallotModel(m_keys, this);
    m_view = new QTableView(this);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Marks on the ballot in hand"));
    dress_table(m_view);
    m_view->setFocusProxy(this); // a click on it doesn't take the keys away
    m_view->horizontalHeader()->setSectionResizeMode(BallotModel::Name, QHeaderView::Stretch);
    keep_measured(m_view, [view = m_view] {
        view->setColumnWidth(BallotModel::Mark, characters(view, 7));
        view->setColumnWidth(BallotModel::Other, characters(view, 8));
    });
    m_parts->addWidget(m_view, 1);
}

QWidget* BallotEntry::build_paper_line()
{
    auto* room = new QWidget(this);
    auto* flow = new FlowLayout(room, Theme::grid(1));
    flow->setContentsMargins(0, 0, 0, 0);
    m_go = new QSpinBox(room);
    m_go->setRange(1, static_cast<int>(most_ballots));
    m_go->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_go->setAlignment(Qt::AlignRight);
    m_go->setAccessibleName(tr("Go to the ballot of this number"));
    set_tip(m_go, tr("Number of the ballot, then Enter"));
    fix_characters(m_go, 5);
    flow->addWidget(labelled(room, tr("&Go to no."), m_go));
    m_take_out = new QPushButton(tr("Take this ballot o&ut"), room);
    m_take_out->setAccessibleName(tr("Take the ballot in hand out of this pass"));
    flow->addWidget(m_take_out);
    connect(m_go, &QSpinBox::editingFinished, this, [this] {
        if (m_go->hasFocus()) // Enter; who goes elsewhere means no other paper
            go_to(m_go->value());
        else
            tell();
    });
    connect(m_take_out, &QPushButton::clicked, this, &BallotEntry::take_out);
    return room;
}

void BallotEntry::take(const ShownRoundPtr& shown, const BoxId& box, int pass, bool editable)
{
    const bool same = m_shown != nullptr && m_shown->round.id == shown->round.id && box == m_box &&
                      pass == m_pass && m_shown->round.orgs == shown->round.orgs;
    m_shown = shown;
    m_editable = editable;
    const AssessRound& round = shown->round;
    const BallotBox& kept = round.box(box);
    std::map<int, std::string> papers;
    for (const auto& [number, sheet] : kept.passes[static_cast<std::size_t>(pass)])
        papers[number] = sheet.marks;
    std::map<int, std::string> other;
    for (const auto& [number, sheet] : kept.passes[static_cast<std::size_t>(1 - pass)])
        other[number] = sheet.marks;
    m_keys.compare_with(std::move(other));
    if (same) {
        for (const auto& [number, marks] : m_under_way) {
            if (marks)
                papers[number] = *marks;
            else
                papers.erase(number);
        }
        m_keys.set_papers(std::move(papers));
        m_model->changed(0, m_model->rowCount() - 1);
        tell();
        return;
    }
    m_box = box;
    m_pass = pass;
    m_under_way.clear();
    QStringList lines;
    for (const std::string& line : ballot_lines(round, box, shown->names))
        lines << qt(line);
    QStringList marks;
    for (const auto& mark : round.scheme->marks)
        marks << qt(mark.name);
    m_model->set_lines(lines, marks);
    m_keys.show(round.marks_on(box), static_cast<int>(round.scheme->marks.size()),
                std::move(papers));
    m_said->setText({});
    tell();
}

void BallotEntry::go_to(int number)
{
    m_keys.go_to(number);
    m_model->changed(0, m_model->rowCount() - 1);
    tell();
    setFocus();
}

void BallotEntry::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    constexpr int side_characters = 15;
    constexpr int least_characters = 2 * side_characters + 6;
    const bool wide = width() >= characters(this, least_characters);
    m_parts->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const int side = characters(this, side_characters);
    // Never half of it; what the papers say has its room below.
    m_legend->setVisible(wide);
    const int said = 2 * Theme::current().row_px;
    if (wide && m_side->layout()->heightForWidth(side) + said > height())
        m_legend->setVisible(false);
    m_side->setMinimumWidth(wide ? side : 0);
    m_side->setMaximumWidth(wide ? side : QWIDGETSIZE_MAX);
}

void BallotEntry::keyPressEvent(QKeyEvent* event)
{
    const char key = ballot_key(*event);
    // What is typed into the number of a ballot is no mark.
    if (key == 0 || (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) != 0 ||
        m_shown == nullptr || m_go->hasFocus() || m_take_out->hasFocus()) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (event->isAutoRepeat() && key != '-')
        return; // a key held down is one mark, not a box of ballots
    if (!m_editable) {
        m_alarm();
        return;
    }
    const int number = m_keys.number();
    const auto place = static_cast<int>(m_keys.place());
    switch (m_keys.press(key)) {
    case BallotKeys::Took::Mark:
        m_model->changed(place, place);
        if (m_keys.differs(static_cast<std::size_t>(place)) != 0) {
            m_alarm();
            m_said->setText(tr("No. %1: the other pass has another mark here.").arg(number));
        }
        break;
    case BallotKeys::Took::Paper:
    case BallotKeys::Took::Back:
        m_model->changed(0, m_model->rowCount() - 1);
        break;
    case BallotKeys::Took::Refused:
        m_alarm();
        m_said->setText(tr("This key is no mark of this ballot."));
        break;
    }
    tell();
}

void BallotEntry::keep(int number, const std::string& marks)
{
    // What the passes read differently is told at once, while the paper is in the hand.
    const std::string other = m_keys.other(number);
    if (!other.empty() && other != marks) {
        m_alarm();
        m_said->setText(
            tr("No. %1 is not what the other pass keyed; look at the paper.").arg(number));
    } else {
        m_said->setText({});
    }
    write(number, marks);
}

void BallotEntry::take_out()
{
    const int number = m_keys.number();
    write(number, std::nullopt);
    auto papers = m_keys.papers();
    papers.erase(number);
    m_keys.set_papers(std::move(papers));
    go_to(number);
}

void BallotEntry::write(int number, std::optional<std::string> marks)
{
    m_under_way[number] = marks;
    const ShownRoundPtr of = m_shown;
    const QString title = (marks ? tr("%1: ballot %2") : tr("%1: ballot %2 taken out"))
                              .arg(qt(round_title(of->round.id)))
                              .arg(number);
    m_line.add<std::int64_t>(
        this,
        [path = m_context.path8(), definitions = m_context.definitions(), actor = m_context.actor(),
         of, box = m_box, pass = m_pass, number, marks, title = utf8_of(title),
         token = m_context.writing()](JobProgress& progress) -> Result<std::int64_t> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            LX_ASSIGN(auto writer, Writer::begin(*database, definitions->catalog(), actor, title));
            LX_ASSIGN(const AssessRound now,
                      reload_for_ballots(*database, definitions->facts(), of->round));
            LX_TRY(marks ? put_sheet(writer, now, box, pass, number, {*marks, actor.user})
                         : drop_sheet(writer, now, box, pass, number));
            return writer.commit();
        },
        [this, of, number, marks, box = m_box, pass = m_pass](Result<std::int64_t> action) {
            const bool in_hand =
                of->round.id == m_shown->round.id && box == m_box && pass == m_pass;
            const auto mine = m_under_way.find(number);
            if (in_hand && mine != m_under_way.end() && mine->second == marks)
                m_under_way.erase(mine);
            if (action && *action != 0)
                m_context.announce(*action);
            if (!action) {
                m_context.notices().error(action.error());
                if (in_hand)
                    go_back(number, action.error());
            }
            Q_EMIT kept();
        });
}

void BallotEntry::go_back(int number, const Error& why)
{
    m_alarm();
    m_said->setText(tr("No. %1 was not kept: %2").arg(number).arg(qt(why.message)));
    auto papers = m_keys.papers();
    const auto& kept = m_shown->round.box(m_box).passes[static_cast<std::size_t>(m_pass)];
    if (const auto before = kept.find(number); before != kept.end())
        papers[number] = before->second.marks;
    else
        papers.erase(number);
    m_keys.set_papers(std::move(papers));
    if (m_keys.number() < number)
        return; // at one before it, which was not kept either
    m_keys.go_to(number);
    m_model->changed(0, m_model->rowCount() - 1);
    tell();
}

void BallotEntry::tell()
{
    m_number->setText(QString::number(m_keys.number()));
    m_go->setValue(m_keys.number());
    m_take_out->setEnabled(m_editable && m_keys.papers().contains(m_keys.number()));
    const auto place = static_cast<int>(m_keys.place());
    if (place < m_model->rowCount())
        m_view->setCurrentIndex(m_model->index(place, BallotModel::Mark));
}

} // namespace lx::ui
