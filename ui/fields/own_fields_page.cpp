#include "ui/fields/own_fields_page.h"

#include <algorithm>

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include "core/base/text.h"
#include "core/store/change_log.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/turning_splitter.h"

namespace lx::ui {

namespace {

constexpr int beside_ems = 60; ///< narrower the list stands above the form
constexpr int list_ems = beside_ems;
constexpr int form_ems = 56;
constexpr int value_lines = 4;
constexpr int list_rows = 4; ///< at least seen, with the headings

QString type_text(FieldType type)
{
    for (const OwnFieldType& one : own_field_types())
        if (one.type == type)
            return qt(one.name);
    return qt(type_name(type));
}

} // namespace

OwnFieldsPage::OwnFieldsPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Own fields"), parent), m_reading(context.jobs()), m_write(context.jobs())
{
    build_header();
    auto* halves = new TurningSplitter(beside_ems, this);
    halves->addWidget(build_list(halves));
    halves->addWidget(build_form(halves));
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    body()->addWidget(halves, 1);
    show_field(nullptr);
}

void OwnFieldsPage::build_header()
{
    m_ledgers = new QComboBox(this);
    m_ledgers->setAccessibleName(tr("Ledger"));
    m_new = new QPushButton(icon(QStringLiteral("add")), tr("&New field"), this);
    m_new->setAccessibleName(tr("New field"));
    m_save = new QPushButton(icon_on_accent(QStringLiteral("save")), tr("&Save the field"), this);
    m_save->setAccessibleName(tr("Save the field"));
    set_primary(m_save);
    set_tip(m_save, QStringLiteral("Ctrl+S"));
    add_print_action();
    for (QWidget* one : std::initializer_list<QWidget*>{m_ledgers, m_new, m_save})
        add_action(one);
    connect(m_ledgers, &QComboBox::activated, this, [this] {
        if (!may_close()) {
            m_ledgers->setCurrentIndex(m_ledgers->findData(qt(m_ledger)));
            return;
        }
        m_ledger = utf8_of(m_ledgers->currentData().toString());
        m_wanted.clear();
        show_field(nullptr);
        take({});
        read();
    });
    connect(m_new, &QPushButton::clicked, this, &OwnFieldsPage::begin_new);
    connect(m_save, &QPushButton::clicked, this, &OwnFieldsPage::save);
}

QWidget* OwnFieldsPage::build_list(QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid(1));
    limit_characters(box, list_ems);
    m_model = new TextTableModel(this);
    m_model->set_columns({tr("Field"), tr("Holds"), tr("State")});
    m_list = new QTableView(box);
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Own fields of the ledger"));
    dress_table(m_list);
    m_list->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    column->addWidget(m_list, 1);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), Theme::grid(1));
    m_up = new QPushButton(icon(QStringLiteral("chevron-up")), tr("&Up"), box);
    m_up->setAccessibleName(tr("Up"));
    m_down = new QPushButton(icon(QStringLiteral("chevron-down")), tr("Do&wn"), box);
    m_down->setAccessibleName(tr("Down"));
    m_retire = new QPushButton(box);
    line->addWidget(m_up);
    line->addWidget(m_down);
    line->addStretch(1);
    line->addWidget(m_retire);
    column->addLayout(line);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &OwnFieldsPage::choose);
    connect(m_list, &QTableView::activated, this, [this] { m_name->setFocus(); });
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_retire, &QPushButton::clicked, this, &OwnFieldsPage::retire_or_restore);
    return box;
}

QWidget* OwnFieldsPage::build_form(QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* box = new QWidget(area);
    box->setProperty("plain", true);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    m_head = new TextLabel(box);
    set_role(m_head, "strong");
    m_head->setWordWrap(true);
    column->addWidget(m_head);
    auto* use = new TextLabel(
        tr("Saved, it is in table, form, lists, import and export at once. What it holds can't be "
           "changed later; its name, choices and place can."),
        box);
    set_role(use, "soft");
    use->setWordWrap(true);
    column->addWidget(use);
    m_form = new QFormLayout;
    m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    m_form->setHorizontalSpacing(Theme::grid(1));
    const auto line = [&](const QString& name) {
        auto* edit = new QLineEdit(box);
        edit->setAccessibleName(name);
        add_row(m_form, name, edit);
        connect(edit, &QLineEdit::textEdited, this, &OwnFieldsPage::edited);
        connect(edit, &QLineEdit::returnPressed, this, &OwnFieldsPage::save);
        return edit;
    };
    m_name = line(tr("Name"));
    m_type = new QComboBox(box);
    m_type->setAccessibleName(tr("Holds"));
    for (const OwnFieldType& one : own_field_types())
        m_type->addItem(qt(one.name), static_cast<int>(one.type));
    add_row(m_form, tr("Holds"), m_type);
    m_unit = line(tr("Unit"));
    m_group = new QComboBox(box);
    m_group->setEditable(true);
    m_group->setAccessibleName(tr("Group of the form"));
    m_group->lineEdit()->setAccessibleName(tr("Group of the form"));
    add_row(m_form, tr("Group of the form"), m_group);
    m_hint = line(tr("Explanation"));
    // Last: it is there for choices alone and moves no other line.
    m_values = new QPlainTextEdit(box);
    m_values->setAccessibleName(tr("Choices, one a line"));
    m_values->setTabChangesFocus(true);
    m_values->setFixedHeight(value_lines * Theme::current().control_px);
    add_row(m_form, tr("Choices, one a line"), m_values);
    column->addLayout(m_form);
    m_trouble = new TextLabel(box);
    m_trouble->setAccessibleName(tr("What is to be put right"));
    set_role(m_trouble, "error");
    m_trouble->setWordWrap(true);
    m_trouble->setMinimumHeight(2 * Theme::current().row_px); // what is said moves nothing
    m_trouble->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(m_trouble);
    column->addStretch(1);
    connect(m_type, &QComboBox::activated, this, &OwnFieldsPage::edited);
    connect(m_group, &QComboBox::editTextChanged, this, &OwnFieldsPage::edited);
    connect(m_values, &QPlainTextEdit::textChanged, this, &OwnFieldsPage::edited);
    QWidget* room = readable_room(box, form_ems);
    room->setProperty("plain", true);
    area->setWidget(room);
    return area;
}

void OwnFieldsPage::refresh(const Changes& changes)
{
    const int em = Theme::current().text_px;
    m_list->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    m_list->setMinimumHeight((list_rows + 1) * Theme::current().row_px);
    m_list->setColumnWidth(1, 5 * em);
    m_list->setColumnWidth(2, 6 * em);
    if (!changes.document && !changes.moved)
        return;
    if (!context().has_document()) {
        m_reading.stop();
        m_ledger.clear();
        m_wanted.clear();
        take({});
        show_field(nullptr);
        return;
    }
    fill_ledgers();
    read();
}

void OwnFieldsPage::fill_ledgers()
{
    m_ledgers->clear();
    for (const LedgerDef& def : context().catalog()->ledgers())
        m_ledgers->addItem(qt(def.name), qt(def.code));
    if (m_ledgers->findData(qt(m_ledger)) < 0)
        m_ledger = "unit";
    m_ledgers->setCurrentIndex(m_ledgers->findData(qt(m_ledger)));
}

void OwnFieldsPage::read()
{
    m_reading.start<std::vector<OwnField>>(
        JobKind::Quick, {},
        [path = context().path8(),
         ledger = m_ledger](JobProgress& progress) -> Result<std::vector<OwnField>> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LX_ASSIGN(auto fields, all_own_fields(*database));
            std::erase_if(fields, [&](const OwnField& own) { return own.ledger != ledger; });
            std::stable_partition(fields.begin(), fields.end(),
                                  [](const OwnField& own) { return !own.retired; });
            return fields;
        },
        [this](Result<std::vector<OwnField>> fields) {
            if (fields)
                take(std::move(*fields));
            else
                context().notices().error(fields.error());
        });
}

void OwnFieldsPage::take(std::vector<OwnField> fields)
{
    const std::string wanted = !m_wanted.empty() ? std::exchange(m_wanted, {}) : m_shown.field.name;
    const bool keep = m_dirty; // what is being entered stays
    m_fields = std::move(fields);
    std::vector<TextTableModel::Row> rows;
    int at = -1;
    for (const OwnField& own : m_fields) {
        TextTableModel::Row row;
        QString name = qt(own.field.name);
        if (!own.field.unit.empty())
            name += QStringLiteral("（%1）").arg(qt(own.field.unit));
        row.texts = {name, type_text(own.field.type),
                     own.retired ? tr("out of use") : tr("in use")};
        row.tone = own.retired ? TextTableModel::Tone::Soft : TextTableModel::Tone::Plain;
        if (own.field.name == wanted && (at < 0 || !own.retired))
            at = static_cast<int>(rows.size());
        rows.push_back(std::move(row));
    }
    m_model->set_rows(std::move(rows));
    if (!keep) {
        m_list->setCurrentIndex(m_fields.empty() ? QModelIndex()
                                                 : m_model->index(std::max(at, 0), 0));
        show_field(chosen());
    }
    tell();
}

const OwnField* OwnFieldsPage::chosen() const
{
    const int row = m_list->currentIndex().row();
    return row >= 0 && row < static_cast<int>(m_fields.size())
               ? &m_fields[static_cast<std::size_t>(row)]
               : nullptr;
}

void OwnFieldsPage::choose()
{
    const OwnField* field = chosen();
    if (field == nullptr)
        return update_actions();
    if (may_close())
        return show_field(field);
    // The list goes on showing what is open.
    const QSignalBlocker quiet(m_list->selectionModel());
    const auto shown = std::find_if(m_fields.begin(), m_fields.end(), [this](const OwnField& own) {
        return own.field.key == m_shown.field.key;
    });
    m_list->setCurrentIndex(shown == m_fields.end()
                                ? QModelIndex()
                                : m_model->index(static_cast<int>(shown - m_fields.begin()), 0));
    m_list->viewport()->update();
    update_actions();
}

void OwnFieldsPage::show_field(const OwnField* field)
{
    m_shown = field == nullptr ? OwnField{} : *field;
    const LedgerDef* def = context().catalog()->ledger(m_ledger);
    const QString ledger = def == nullptr ? QString() : qt(def->name);
    const QSignalBlocker quiet_group(m_group);
    const QSignalBlocker quiet_values(m_values);
    m_head->setText(field == nullptr ? tr("A new field of “%1”").arg(ledger)
                                     : qt(m_shown.field.name));
    m_name->setText(qt(m_shown.field.name));
    m_type->setCurrentIndex(
        std::max(0, m_type->findData(static_cast<int>(field == nullptr ? FieldType::Text
                                                                       : m_shown.field.type))));
    QStringList values;
    for (const std::string& value : m_shown.values)
        values << qt(value);
    m_values->setPlainText(values.join(QLatin1Char('\n')));
    m_unit->setText(qt(m_shown.field.unit));
    m_group->clear();
    if (def != nullptr)
        for (const FieldDef& one : def->fields)
            if (m_group->findText(qt(one.group)) < 0)
                m_group->addItem(qt(one.group));
    m_group->setEditText(qt(m_shown.field.group));
    m_hint->setText(qt(m_shown.field.hint));
    m_trouble->clear();
    m_dirty = false;
    update_actions();
}

void OwnFieldsPage::begin_new()
{
    if (!may_close())
        return;
    {
        const QSignalBlocker quiet(m_list->selectionModel());
        m_list->selectionModel()->clear(); // or the old field would be moved and taken out of use
    }
    m_list->viewport()->update();
    show_field(nullptr);
    m_name->setFocus();
}

FieldType OwnFieldsPage::type() const
{
    return static_cast<FieldType>(m_type->currentData().toInt());
}

void OwnFieldsPage::edited()
{
    m_dirty = true;
    m_trouble->clear();
    update_actions();
}

Result<OwnField> OwnFieldsPage::entered() const
{
    OwnField own = m_shown;
    own.ledger = m_ledger;
    own.field.name = trim(utf8_of(m_name->text()));
    own.field.type = type();
    own.field.unit = trim(utf8_of(m_unit->text()));
    own.field.group = trim(utf8_of(m_group->currentText()));
    own.field.hint = trim(utf8_of(m_hint->text()));
    own.values.clear();
    if (own.field.type == FieldType::Choice)
        for (const QString& line : m_values->toPlainText().split(QLatin1Char('\n')))
            if (std::string value = trim(utf8_of(line)); !value.empty())
                own.values.push_back(std::move(value));
    if (own.field.name.empty())
        return fail(ErrorKind::Usage, utf8_of(tr("Please give the field a name.")));
    if (own.field.type == FieldType::Choice && own.values.empty())
        return fail(ErrorKind::Usage, utf8_of(tr("Please write what can be chosen, one a line.")));
    return own;
}

void OwnFieldsPage::save()
{
    if (!m_save->isEnabled())
        return;
    const auto own = entered();
    if (!own) {
        m_trouble->setText(qt(own.error().message));
        const bool nameless = trim(utf8_of(m_name->text())).empty();
        (nameless ? static_cast<QWidget*>(m_name) : m_values)->setFocus();
        return;
    }
    m_dirty = false; // or leaving it would be asked for
    m_wanted = own->field.name;
    change(
        [own = *own](Database& database, const Actor& actor) {
            return save_own_field(database, Catalog::builtin(), own.ledger, own.field, own.values,
                                  &actor)
                .map([](const std::string&) {});
        },
        tr("“%1” is saved: it is in table, form, lists, import and export now.")
            .arg(qt(own->field.name)),
        true);
}

void OwnFieldsPage::move(int step)
{
    const OwnField* field = chosen();
    if (field == nullptr || !may_close())
        return;
    const int row = m_list->currentIndex().row();
    // Before the one above, or behind the one below.
    const auto place = static_cast<std::size_t>(step < 0 ? row - 1 : row + 2);
    m_wanted = field->field.name;
    m_dirty = false;
    change(
        [ledger = m_ledger, key = field->field.key, place](Database& database, const Actor& actor) {
            return move_own_field(database, ledger, key, place, &actor);
        },
        {});
}

void OwnFieldsPage::retire_or_restore()
{
    const OwnField* field = chosen();
    if (field == nullptr || !may_close())
        return;
    m_wanted = field->field.name;
    m_dirty = false;
    const QString name = qt(field->field.name);
    if (field->retired)
        change(
            [own = *field](Database& database, const Actor& actor) {
                return save_own_field(database, Catalog::builtin(), own.ledger, own.field,
                                      own.values, &actor)
                    .map([](const std::string&) {});
            },
            tr("“%1” is in use again, with the values the rows have kept.").arg(name));
    else
        change(
            [own = *field](Database& database, const Actor& actor) {
                return retire_own_field(database, own.ledger, own.field.key, &actor);
            },
            tr("“%1” is out of use. The rows keep its values; it can be brought back.").arg(name));
}

void OwnFieldsPage::change(std::function<Result<>(Database&, const Actor&)> edit,
                           const QString& done, bool saves)
{
    if (const auto may = context().may_write(); !may) {
        context().notices().error(may.error());
        m_dirty = saves;
        return;
    }
    // All that is made of the ledgers is made anew, forms too.
    if (!context().may_leave()) {
        m_dirty = saves;
        return;
    }
    m_write.start<std::int64_t>(
        JobKind::Long, tr("Changing the own fields"),
        [path = context().path8(), actor = context().actor(), edit = std::move(edit),
         token = context().writing()](JobProgress& progress) -> Result<std::int64_t> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            ChangeLog log(*database);
            LX_ASSIGN(const std::int64_t before, log.last_action());
            LX_TRY(edit(*database, actor));
            LX_ASSIGN(const std::int64_t after, log.last_action());
            return after == before ? 0 : after;
        },
        [this, done, saves](Result<std::int64_t> action) {
            if (!action) {
                m_dirty = saves; // what was entered is still to be saved
                m_wanted.clear();
                m_trouble->setText(qt(action.error().message));
                update_actions();
                return;
            }
            if (*action != 0)
                context().announce(*action);
            else
                read();
            if (!done.isEmpty())
                context().notices().success(done);
            update_actions();
        });
    update_actions();
}

bool OwnFieldsPage::may_close()
{
    if (!m_dirty)
        return true;
    const int answer = context().dialogs().choose(
        tr("Unsaved field"), tr("“%1” is changed and not saved yet.").arg(m_head->text()),
        {tr("Discard"), tr("Go on editing")}, 1);
    if (answer == 0)
        m_dirty = false;
    return answer == 0;
}

void OwnFieldsPage::update_actions()
{
    const bool write = context().has_document() && !context().read_only() && !m_write.running();
    const OwnField* field = chosen();
    const bool in_use = field != nullptr && !field->retired;
    const int row = m_list->currentIndex().row();
    const auto used = std::count_if(m_fields.begin(), m_fields.end(),
                                    [](const OwnField& own) { return !own.retired; });
    m_new->setEnabled(write);
    m_save->setEnabled(write && m_dirty);
    m_up->setEnabled(write && in_use && row > 0);
    m_down->setEnabled(write && in_use && row + 1 < used);
    m_retire->setEnabled(write && field != nullptr);
    const bool back = field != nullptr && field->retired;
    m_retire->setText(back ? tr("&Bring back") : tr("&Take out of use"));
    m_retire->setAccessibleName(back ? tr("Bring back") : tr("Take out of use"));
    for (QWidget* one : std::initializer_list<QWidget*>{m_name, m_unit, m_group, m_hint})
        one->setEnabled(write);
    m_type->setEnabled(write && m_shown.field.key.empty()); // values are kept by their type
    m_values->setEnabled(write);
    m_form->setRowVisible(m_values, type() == FieldType::Choice);
}

void OwnFieldsPage::tell()
{
    const LedgerDef* def = context().catalog()->ledger(m_ledger);
    set_status(def == nullptr     ? QString()
               : m_fields.empty() ? tr("“%1” has no field of its own yet.").arg(qt(def->name))
                                  : tr("“%1” has %2 fields of its own.")
                                        .arg(qt(def->name), count_text(std::ssize(m_fields))));
}

void OwnFieldsPage::focus_first()
{
    if (m_fields.empty())
        m_name->setFocus();
    else
        m_list->setFocus();
}

} // namespace lx::ui
