#include "ui/presentation/import_questions_model.h"

#include <algorithm>

#include "core/ledger/field_text.h"
#include "core/ledger/number_scrub.h"
#include "ui/presentation/choice_cell.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

constexpr int most_names = 12; ///< of rows to add, in one line

bool is_tick(const ImportQuestion& question)
{
    return question.kind == QuestionKind::Add || question.kind == QuestionKind::Rename;
}

/// Words of the list: somebody may have written a number of a person among them.
QString list_text(const std::string& text)
{
    return qt(with_numbers_masked(text));
}

/// The row all that is missing would stand under; "" where it isn't one for all.
QString place_of(const AskedQuestion& asked)
{
    const std::string& first = asked.question.from;
    const bool one = std::all_of(asked.missing.begin(), asked.missing.end(),
                                 [&](const ImportQuestion& each) { return each.from == first; });
    return one ? list_text(first) : QString();
}

} // namespace

void ImportQuestionsModel::show(ImportDraft* draft)
{
    beginResetModel();
    m_draft = draft;
    m_lines.clear();
    if (draft != nullptr) {
        const auto& questions = draft->questions();
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const QuestionKind kind = questions[i].question.kind;
            if (m_lines.empty() || m_lines.back().kind != kind)
                m_lines.push_back({-1, -1, kind, {}});
            m_lines.push_back({static_cast<int>(i), -1, kind, {}});
            if (!questions[i].question.can_answer || questions[i].missing.size() < 2)
                continue;
            for (int name = 0; name < static_cast<int>(questions[i].missing.size()); ++name)
                m_lines.push_back({static_cast<int>(i), name, kind, {}});
        }
    }
    endResetModel();
}

bool ImportQuestionsModel::is_group(int row) const
{
    return m_lines[static_cast<std::size_t>(row)].question < 0;
}

const AskedQuestion& ImportQuestionsModel::asked(const Line& line) const
{
    return m_draft->questions()[static_cast<std::size_t>(line.question)];
}

const ImportQuestion& ImportQuestionsModel::question(const Line& line) const
{
    const AskedQuestion& of = asked(line);
    if (line.name >= 0)
        return of.missing[static_cast<std::size_t>(line.name)];
    // One name alone has no line of its own.
    return of.missing.size() == 1 ? of.missing.front() : of.question;
}

Qt::CheckState ImportQuestionsModel::ticked(const Line& line) const
{
    if (m_draft->answer(question(line)))
        return Qt::Checked;
    if (line.name >= 0)
        return Qt::Unchecked;
    const std::int64_t chosen = m_draft->chosen(asked(line));
    if (chosen == 0)
        return Qt::Unchecked;
    return chosen == std::ssize(asked(line).missing) ? Qt::Checked : Qt::PartiallyChecked;
}

const FieldDef* ImportQuestionsModel::field(const ImportQuestion& question) const
{
    const LedgerDef* def = m_draft->catalog().ledger(question.ledger);
    const int field = def == nullptr ? -1 : def->index_of(question.field);
    return field < 0 ? nullptr : &def->fields[static_cast<std::size_t>(field)];
}

bool ImportQuestionsModel::vital(const ImportQuestion& question) const
{
    switch (question.kind) {
    case QuestionKind::Fill:
    case QuestionKind::Rename:
        return true;
    case QuestionKind::Word: {
        const FieldDef* def = field(question);
        return question.ledger == m_draft->options().ledger && def != nullptr &&
               (def->required || def->in_key);
    }
    case QuestionKind::Add:
        if (question.field == individuals_question)
            return true;
        break;
    }
    const auto& fields = m_draft->ledger().fields;
    return std::any_of(fields.begin(), fields.end(), [&](const FieldDef& each) {
        return each.ledger == question.ledger && each.required;
    });
}

QString ImportQuestionsModel::asked_text(const Line& line) const
{
    const AskedQuestion& asked = this->asked(line);
    const ImportQuestion& question = this->question(line);
    if (line.name >= 0)
        return QStringLiteral("    ") + list_text(question.text);
    QString name = qt(question.name);
    if (const LedgerDef* other = m_draft->catalog().ledger(question.ledger);
        !question.field.empty() && other != nullptr && other != &m_draft->ledger())
        name.prepend(qt(other->name) + QStringLiteral(" / "));
    if (question.field == individuals_question)
        return tr("Individual businesses, which are none of the two kinds");
    switch (question.kind) {
    case QuestionKind::Fill:
        if (const ImportedTable* list = m_draft->list_among_others(question))
            return tr("%1: one value for all rows that have none, in the table of “%2” with its "
                      "headings in row %3")
                .arg(name, list_text(list->name), count_text(list->last_heading + 1));
        return tr("%1: one value for all rows that have none").arg(name);
    case QuestionKind::Word:
        return tr("%1: what does “%2” stand for?").arg(name, list_text(question.text));
    case QuestionKind::Rename:
        return tr("%1: “%2” in the ledger, “%3” in the list")
            .arg(list_text(question.text), list_text(question.from), list_text(question.to));
    case QuestionKind::Add:
        break;
    }
    QStringList names;
    for (const ImportQuestion& missing : asked.missing) {
        if (names.size() < most_names)
            names << list_text(missing.text);
    }
    const auto count = static_cast<qint64>(asked.missing.size());
    if (count > 1 && question.can_answer) // each has its line below
        return tr("%1, %2 not in the ledger").arg(name, count_text(count));
    QString text = names.join(QStringLiteral("、"));
    if (count > most_names)
        text += tr(" and others");
    return tr("%1, %2 not in the ledger: %3").arg(name, count_text(count), text);
}

QString ImportQuestionsModel::answer_text(const Line& line) const
{
    const AskedQuestion& asked = this->asked(line);
    const ImportQuestion& question = this->question(line);
    if (!question.can_answer)
        return {};
    if (question.field == individuals_question)
        return tr("Take them in as units, in every list");
    if (question.kind == QuestionKind::Add) {
        if (!question.text.empty())
            return question.from.empty() ? tr("Add")
                                         : tr("Add under “%1”").arg(list_text(question.from));
        const QString under = place_of(asked);
        return under.isEmpty() ? tr("Add all") : tr("Add all under “%1”").arg(under);
    }
    if (question.kind == QuestionKind::Rename)
        return tr("The same one: take the new name");
    const auto answer = m_draft->answer(question);
    if (!answer && !question.proposed.empty())
        return qt(question.proposed);
    if (!answer)
        return choices(question).isEmpty() ? tr("Enter a value") : tr("Choose");
    return answer->empty() ? tr("(leave it blank)") : qt(*answer);
}

QString ImportQuestionsModel::effect_text(const Line& line) const
{
    const ImportQuestion& question = this->question(line);
    if (!line.problem.isEmpty())
        return line.problem;
    if (question.kind == QuestionKind::Add && ticked(line) == Qt::PartiallyChecked)
        return tr("%1 of %2 are added")
            .arg(count_text(m_draft->chosen(asked(line))),
                 count_text(std::ssize(asked(line).missing)));
    if (!question.can_answer)
        return (vital(question) ? tr("Enter them in “%1” first: these rows are refused")
                                : tr("Enter them in “%1” first: these rows go in without"))
            .arg(qt(question.name));
    if (is_tick(question) ? ticked(line) == Qt::Checked : m_draft->answer(question).has_value())
        return m_draft->remembered(question) ? tr("Remembered from an earlier list")
                                             : tr("Answered");
    const QString rows = count_text(question.rows);
    if (!question.proposed.empty())
        return tr("By the title: %1 rows").arg(rows);
    if (question.kind == QuestionKind::Add && !question.to.empty())
        return tr("Not ticked: %1 rows go under “%2”").arg(rows, list_text(question.to));
    if (is_tick(question))
        return vital(question) ? tr("Not ticked: %1 rows are refused").arg(rows)
                               : tr("Not ticked: %1 rows go in without").arg(rows);
    return vital(question) ? tr("Not answered: %1 rows are refused").arg(rows)
                           : tr("Not answered: %1 rows go in with this cell blank").arg(rows);
}

QStringList ImportQuestionsModel::choices(const ImportQuestion& question) const
{
    QStringList values;
    for (const std::string& value : question.choices) {
        const QString text = qt(value);
        if (!values.contains(text))
            values << text;
    }
    const FieldDef* def = field(question);
    if (values.isEmpty() && def != nullptr) {
        for (const std::string& value : values_to_choose(m_draft->catalog(), *def))
            values << qt(value);
    }
    if (values.isEmpty())
        return values;
    if ((question.kind == QuestionKind::Word && !vital(question)) || !question.proposed.empty())
        values << tr("(leave it blank)");
    if (m_draft->answer(question))
        values << tr("(no answer)");
    return values;
}

int ImportQuestionsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ImportQuestionsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

Qt::ItemFlags ImportQuestionsModel::flags(const QModelIndex& index) const
{
    if (!index.isValid() || is_group(index.row()))
        return Qt::NoItemFlags;
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    const ImportQuestion& question = this->question(line);
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == Answer && question.can_answer)
        flags |= is_tick(question) ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable;
    return flags;
}

QVariant ImportQuestionsModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    const Theme& theme = Theme::current();
    if (line.question < 0) {
        if (role == Qt::ForegroundRole)
            return theme.text;
        if (role == Qt::FontRole) {
            QFont font = text_font(theme);
            font.setWeight(QFont::DemiBold);
            return font;
        }
        if (role != Qt::DisplayRole || index.column() != Asked)
            return {};
        switch (line.kind) {
        case QuestionKind::Fill:
            return tr("Values the list does not have");
        case QuestionKind::Word:
            return tr("Words that are not known");
        case QuestionKind::Add:
            return tr("Named in the list, not in the ledger");
        case QuestionKind::Rename:
            return tr("The same code under another name");
        }
        return {};
    }
    const ImportQuestion& question = this->question(line);
    const bool answered =
        is_tick(question) ? ticked(line) == Qt::Checked : m_draft->answer(question).has_value();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        switch (index.column()) {
        case Asked:
            return asked_text(line);
        case Rows:
            return question.rows > 0 ? count_text(question.rows) : QString();
        case Answer:
            return answer_text(line);
        default:
            return effect_text(line);
        }
    case Qt::EditRole:
        return answered && !is_tick(question) ? answer_text(line) : QString();
    case Qt::CheckStateRole:
        if (index.column() != Answer || !is_tick(question) || !question.can_answer)
            return {};
        return static_cast<int>(ticked(line));
    case Qt::TextAlignmentRole:
        return QVariant((index.column() == Rows ? Qt::AlignRight : Qt::AlignLeft) |
                        Qt::AlignVCenter);
    case Qt::DecorationRole:
        if (index.column() != Effect)
            return {};
        if (!line.problem.isEmpty())
            return icon_pixmap(QStringLiteral("error"), theme.bad, 16);
        return answered ? QVariant(icon_pixmap(QStringLiteral("success"), theme.ok, 16))
                        : QVariant();
    case Qt::ForegroundRole: {
        const bool hint = index.column() == Answer && !answered && !is_tick(question);
        return index.column() == Effect || hint ? QVariant(theme.text_soft) : QVariant();
    }
    case cell_way_role: {
        if (index.column() != Answer || !question.can_answer)
            return static_cast<int>(CellWay::None);
        if (is_tick(question))
            return static_cast<int>(CellWay::Tick);
        return static_cast<int>(choices(question).isEmpty() ? CellWay::Write : CellWay::Choose);
    }
    case choices_role:
        return choices(question);
    default:
        return {};
    }
}

void ImportQuestionsModel::set(int row, const std::optional<std::string>& answer)
{
    Line& line = m_lines[static_cast<std::size_t>(row)];
    const bool told = !line.problem.isEmpty();
    line.problem.clear();
    const ImportQuestion& question = this->question(line);
    const bool changes =
        m_draft->answer(question) != answer || (!answer && ticked(line) == Qt::PartiallyChecked);
    if (changes)
        m_draft->set_answer(question, answer);
    if (changes || told)
        Q_EMIT dataChanged(index(row, 0), index(row, Columns - 1));
    if (changes && line.kind == QuestionKind::Add) // one line says it for others
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
    if (changes)
        Q_EMIT answered();
}

bool ImportQuestionsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || index.column() != Answer || is_group(index.row()))
        return false;
    Line& line = m_lines[static_cast<std::size_t>(index.row())];
    const ImportQuestion& question = this->question(line);
    if (!question.can_answer)
        return false;
    if (is_tick(question)) {
        if (role != Qt::CheckStateRole)
            return false;
        set(index.row(),
            value.toInt() == Qt::Checked ? std::optional<std::string>("") : std::nullopt);
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    const QString text = value.toString().trimmed();
    if (text.isEmpty() || text == tr("(no answer)")) {
        set(index.row(), std::nullopt);
        return true;
    }
    if (text == tr("(leave it blank)")) {
        set(index.row(), std::string());
        return true;
    }
    if (const FieldDef* def = field(question)) {
        const FieldReading reading = read_field(m_draft->catalog(), *def, utf8_of(text));
        if (!reading.error.empty()) {
            line.problem = qt(reading.error);
            Q_EMIT dataChanged(index.siblingAtColumn(0), index.siblingAtColumn(Columns - 1));
            return false;
        }
    }
    set(index.row(), utf8_of(text));
    return true;
}

void ImportQuestionsModel::take_back(const QModelIndex& index)
{
    if (index.isValid() && !is_group(index.row()))
        set(index.row(), std::nullopt);
}

QVariant ImportQuestionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant((section == Rows ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Asked:
        return tr("What is asked");
    case Rows:
        return tr("Rows");
    case Answer:
        return tr("Answer");
    default:
        return tr("What happens");
    }
}

} // namespace lx::ui
