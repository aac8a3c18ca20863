#include "ui/map/map_tools.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include "core/map/map_classes.h"
#include "ui/presentation/format.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

/// A choice wide enough for so many Latin letters, half as many Chinese characters.
QComboBox* box(const QString& name, int least, QWidget* parent)
{
    auto* made = new QComboBox(parent);
    made->setAccessibleName(name);
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    made->setMinimumContentsLength(least);
    return made;
}

QLineEdit* line(const QString& name, const QString& placeholder, QWidget* parent)
{
    auto* made = new QLineEdit(parent);
    made->setAccessibleName(name);
    made->setPlaceholderText(placeholder);
    fit_placeholder(made);
    return made;
}

} // namespace

MapTools::MapTools(QWidget* parent) : QWidget(parent)
{
    auto* flow = new FlowLayout(this, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(1) + 4, 0, Theme::grid(1), 4);
    m_root = box(tr("Area shown"), 10, this);
    m_shade = box(tr("Figure the areas are shaded by"), 14, this);
    m_list = box(tr("List the map is narrowed to"), 12, this);
    m_beside = new QCheckBox(tr("&Beside"), this);
    m_beside->setAccessibleName(tr("Another day beside it"));
    m_day = day_edit(this, tr("The other day"));
    m_day->setEnabled(false);
    auto* day_room = new QWidget(this);
    auto* day_row = new QHBoxLayout(day_room);
    day_row->setContentsMargins(0, 0, 0, 0);
    day_row->setSpacing(4);
    day_row->addWidget(m_beside);
    day_row->addWidget(m_day);
    m_layer_room = new QWidget(this);
    auto* layers = new QHBoxLayout(m_layer_room);
    layers->setContentsMargins(0, 0, 0, 0);
    layers->setSpacing(Theme::grid(1));
    m_units = new QCheckBox(tr("&Units as points"), m_layer_room);
    m_units->setChecked(true);
    layers->addWidget(m_units);
    m_system = box(tr("System of the units' coordinates"), 26, this);
    m_system->setAccessibleDescription(
        tr("How many of the units lie inside their own area when their coordinates are read so"));
    m_words = line(tr("Words of an area's or unit's name"), tr("Find an area or unit"), this);
    m_words->setClearButtonEnabled(true);
    m_approval = line(tr("Approval number of the map"), tr("Map approval number"), this);
    m_paper = box(tr("Paper"), 3, this);
    m_paper->addItem(QStringLiteral("A4"), false);
    m_paper->addItem(QStringLiteral("A3"), true);
    m_more = new QPushButton(tr("Mor&e"), this);
    m_more->setCheckable(true);
    m_more->setAccessibleDescription(tr("Classes, paper, approval number and coordinates"));
    m_more->hide();
    connect(m_more, &QPushButton::toggled, this, &MapTools::fold);
    auto* whole = new QPushButton(tr("&Whole map"), this);
    m_outside = new QPushButton(this);
    set_quiet(m_outside);
    for (QWidget* one : std::initializer_list<QWidget*>{
             m_root, m_shade, build_classes(), m_list, day_room, m_paper, m_approval, m_layer_room,
             whole, m_words, m_more, m_system, m_outside})
        flow->addWidget(one);
    connect(m_root, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT asked_else(false); });
    connect(m_list, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT asked_else(true); });
    connect(m_beside, &QCheckBox::toggled, this, [this](bool on) {
        m_day->setEnabled(on);
        Q_EMIT asked_else(true);
    });
    connect(m_day, &QDateEdit::dateChanged, this, [this] {
        if (m_beside->isChecked())
            Q_EMIT asked_else(true);
    });
    connect(m_units, &QCheckBox::toggled, this, &MapTools::shown_else);
    connect(m_system, &QComboBox::activated, this, &MapTools::system_chosen);
    connect(whole, &QPushButton::clicked, this, &MapTools::whole_wanted);
    connect(m_outside, &QPushButton::clicked, this, &MapTools::outside_wanted);
    connect(m_words, &QLineEdit::returnPressed, this,
            [this] { Q_EMIT words_entered(m_words->text().trimmed()); });
}

QWidget* MapTools::build_classes()
{
    auto* room = new QWidget(this);
    m_class_room = room;
    auto* row = new QHBoxLayout(room);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::grid(1));
    m_classes = box(tr("Classes of shades"), 9, room);
    m_classes->addItem(tr("Natural classes"), QStringLiteral("natural"));
    m_classes->addItem(tr("Equal widths"), QStringLiteral("equal"));
    m_classes->addItem(tr("Equally many"), QStringLiteral("quantile"));
    m_classes->addItem(tr("Own limits"), QStringLiteral("own"));
    m_limits = line(tr("Limits of the own classes"), tr("Limits, as 60、80、95"), room);
    m_limits->hide();
    row->addWidget(m_classes);
    row->addWidget(m_limits);
    // Floats below the field: nothing moves because of it.
    m_trouble = new TextLabel(parentWidget());
    set_role(m_trouble, "error");
    m_trouble->setAutoFillBackground(true);
    m_trouble->setFrameShape(QFrame::Box);
    m_trouble->setMargin(Theme::grid(1) / 2);
    m_trouble->hide();
    const auto renew = [this] {
        if (check_limits())
            Q_EMIT asked_else(true);
    };
    connect(m_classes, &QComboBox::currentIndexChanged, this, [this, renew] {
        m_limits->setVisible(own_classes());
        show_trouble();
        if (own_classes() && m_limits->text().isEmpty())
            m_limits->setFocus(); // nothing to check yet
        else
            renew();
    });
    connect(m_shade, &QComboBox::currentIndexChanged, this, [this] {
        (void)check_limits(); // those of a percentage may not be those of a count
        Q_EMIT asked_else(true);
    });
    connect(m_limits, &QLineEdit::editingFinished, this, renew);
    return room;
}

bool MapTools::own_classes() const
{
    return m_classes->currentData().toString() == QLatin1String("own");
}

bool MapTools::check_limits()
{
    QString trouble;
    if (own_classes()) {
        const auto bounds = read_bounds(utf8_of(m_limits->text()));
        const int shade = m_shade->currentIndex();
        const bool share =
            shade < 0 || m_definition.shades[static_cast<std::size_t>(shade)].share();
        if (!bounds)
            trouble = tr("Limits are numbers parted by commas, as 60、80、95.");
        else if (const auto fits = check_bounds(*bounds, share); !fits)
            trouble = qt(fits.error().message);
    }
    m_trouble->setText(trouble);
    m_limits->setAccessibleDescription(trouble);
    show_trouble();
    return trouble.isEmpty();
}

void MapTools::show_trouble()
{
    const bool shown = !m_trouble->text().isEmpty() && m_limits->isVisibleTo(this);
    m_trouble->setVisible(shown);
    if (!shown)
        return;
    m_trouble->adjustSize();
    QPoint at = m_limits->mapTo(m_trouble->parentWidget(), QPoint(0, m_limits->height() + 2));
    at.setX(std::clamp(at.x(), 0,
                       std::max(0, m_trouble->parentWidget()->width() - m_trouble->width())));
    m_trouble->move(at);
    m_trouble->raise();
}

bool MapTools::narrow() const
{
    constexpr int enough = 70; // characters beside each other
    return width() < characters(this, enough);
}

void MapTools::fold()
{
    const bool folded = narrow();
    m_more->setVisible(folded);
    const bool all = !folded || m_more->isChecked();
    for (QWidget* one :
         std::initializer_list<QWidget*>{m_class_room, m_paper, m_approval, m_system})
        one->setVisible(all);
    show_trouble();
}

void MapTools::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    show_trouble();
    if (narrow() != m_more->isVisibleTo(this)) // the layout under way knows nothing of it
        QMetaObject::invokeMethod(this, &MapTools::fold, Qt::QueuedConnection);
}

void MapTools::build_layers(const MapDefinition& definition)
{
    for (QCheckBox* one : m_layers)
        delete one;
    m_layers.clear();
    for (const MapLayer& layer : definition.layers) {
        auto* tick = new QCheckBox(shown_text(qt(layer.short_name)), m_layer_room);
        set_tip(tick, qt(layer.name));
        m_layer_room->layout()->addWidget(tick);
        connect(tick, &QCheckBox::toggled, this, &MapTools::shown_else);
        m_layers.push_back(tick);
    }
}

void MapTools::offer(const MapDefinition& definition)
{
    m_definition = definition;
    const QSignalBlocker quiet(m_shade);
    const QVariant before = m_shade->currentData();
    m_shade->clear();
    for (const MapShade& shade : definition.shades)
        m_shade->addItem(qt(shade.name), qt(shade.id));
    m_shade->setCurrentIndex(std::max(0, m_shade->findData(before)));
    build_layers(definition);
}

void MapTools::forget()
{
    for (QComboBox* one : {m_root, m_list}) {
        const QSignalBlocker quiet(one);
        one->clear();
    }
}

void MapTools::show_data(const MapData* made, bool may_write)
{
    m_system->setEnabled(made != nullptr && may_write);
    m_outside->setVisible(made != nullptr && !made->outside.empty());
    if (made == nullptr) {
        m_system->clear();
        return;
    }
    fill_roots(*made);
    fill_lists(*made);
    fill_systems(*made);
}

void MapTools::propose_beside(Date day)
{
    const QSignalBlocker quiet(m_day);
    if (!m_beside->isChecked())
        m_day->setDate(qdate(day));
}

void MapTools::fill_roots(const MapData& made)
{
    const QSignalBlocker quiet(m_root);
    const QVariant before = m_root->currentData();
    m_root->clear();
    for (const auto& [code, name] : made.roots)
        m_root->addItem(shown_text(qt(name)), qt(code));
    m_root->setCurrentIndex(std::max(0, before.isValid() ? m_root->findData(before) : 0));
}

void MapTools::fill_lists(const MapData& made)
{
    const QSignalBlocker quiet(m_list);
    const QVariant before = m_list->currentData();
    m_list->clear();
    m_list->addItem(tr("All units"), QString());
    for (const std::string& name : made.lists)
        m_list->addItem(shown_text(qt(name)), qt(name));
    m_list->setCurrentIndex(std::max(0, before.isValid() ? m_list->findData(before) : 0));
}

void MapTools::fill_systems(const MapData& made)
{
    m_system->clear();
    for (const CoordinateSystem system : coordinate_systems) {
        const std::string_view name = coordinate_name(system);
        m_system->addItem(
            tr("%1 %2").arg(qt(name), rate_text(made.test.inside_of(system), made.test.tested)),
            qt(coordinate_id(system)));
    }
    m_system->setCurrentIndex(m_system->findData(qt(coordinate_id(made.used))));
    m_outside->setText(tr("%1 units outside their areas")
                           .arg(count_text(static_cast<std::int64_t>(made.outside.size()))));
}

MapAsked MapTools::asked() const
{
    MapAsked asked;
    asked.shade = utf8_of(m_shade->currentData().toString());
    asked.list = utf8_of(m_list->currentData().toString());
    if (m_beside->isChecked())
        asked.beside = date_of(m_day->date());
    asked.wanted.area = utf8_of(m_root->currentData().toString());
    asked.wanted.classes =
        class_kind(utf8_of(m_classes->currentData().toString())).value_or(ClassKind::Natural);
    if (asked.wanted.classes == ClassKind::Own) {
        asked.wanted.own_bounds =
            read_bounds(utf8_of(m_limits->text())).value_or(std::vector<double>());
        // Limits still to be typed or mended are told beside their field; the map stays classed.
        if (m_limits->text().trimmed().isEmpty() || !m_trouble->text().isEmpty())
            asked.wanted.classes = ClassKind::Natural;
    }
    return asked;
}

MapShown MapTools::shown() const
{
    MapShown shown;
    shown.units = m_units->isChecked();
    for (std::size_t i = 0; i < m_layers.size(); ++i) {
        if (m_layers[i]->isChecked())
            shown.layers.push_back(m_definition.layers[i].id);
    }
    return shown;
}

MapPaper MapTools::paper() const
{
    MapPaper paper;
    paper.shown = shown();
    paper.a3 = m_paper->currentData().toBool();
    paper.approval = m_approval->text().trimmed();
    return paper;
}

QString MapTools::shade_name() const
{
    return m_shade->currentText();
}

CoordinateSystem MapTools::system() const
{
    return coordinate_system(utf8_of(m_system->currentData().toString()))
        .value_or(CoordinateSystem::Wgs84);
}

void MapTools::find()
{
    m_words->setFocus();
    m_words->selectAll();
}

} // namespace lx::ui
