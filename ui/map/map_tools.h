#pragma once

#include <optional>
#include <vector>

#include <QWidget>

#include "ui/map/map_data.h"
#include "ui/presentation/map/map_sheet.h"

class QCheckBox;
class QComboBox;
class QDateEdit;
class QLineEdit;
class QPushButton;

namespace lx::ui {

class TextLabel;

/// What is said of a map before it is made: which area, shaded by what in which classes, narrowed
/// to which list, beside which day; what is drawn upon it; coordinates' system; the paper.
class MapTools : public QWidget
{
    Q_OBJECT
public:
    explicit MapTools(QWidget* parent = nullptr);

    /// What a file has to choose among; before the first map of it.
    void offer(const MapDefinition& definition);
    void forget();
    /// What was made: areas, lists and systems there are. Null: nothing.
    void show_data(const MapData* made, bool may_write);
    /// The other day, where none was chosen yet.
    void propose_beside(Date day);

    /// As the boxes say; the day and the scope are left to the page.
    [[nodiscard]] MapAsked asked() const;
    [[nodiscard]] MapShown shown() const;
    /// The maker is left to the page.
    [[nodiscard]] MapPaper paper() const;
    [[nodiscard]] QString shade_name() const;
    [[nodiscard]] CoordinateSystem system() const;
    void find();

Q_SIGNALS:
    /// Another map is wanted. `keep`: what is seen stays where it is.
    void asked_else(bool keep);
    void shown_else();
    void system_chosen();
    void whole_wanted();
    void outside_wanted();
    void words_entered(const QString& words);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* build_classes();
    /// What is seldom asked stands beside the rest where there is room, else behind a button.
    void fold();
    [[nodiscard]] bool narrow() const;
    /// What is wrong with the limits, below their field.
    void show_trouble();
    void build_layers(const MapDefinition& definition);
    /// Whether the limits typed can be used; says beside them what is wrong.
    [[nodiscard]] bool check_limits();
    [[nodiscard]] bool own_classes() const;
    void fill_roots(const MapData& made);
    void fill_lists(const MapData& made);
    void fill_systems(const MapData& made);

    MapDefinition m_definition;
    QComboBox* m_root = nullptr;
    QComboBox* m_shade = nullptr;
    QComboBox* m_classes = nullptr;
    QLineEdit* m_limits = nullptr;
    TextLabel* m_trouble = nullptr;
    QComboBox* m_list = nullptr;
    QCheckBox* m_beside = nullptr;
    QDateEdit* m_day = nullptr;
    QCheckBox* m_units = nullptr;
    QWidget* m_layer_room = nullptr;
    std::vector<QCheckBox*> m_layers; ///< in the definition's order
    QComboBox* m_system = nullptr;
    QPushButton* m_outside = nullptr;
    QLineEdit* m_words = nullptr;
    QLineEdit* m_approval = nullptr;
    QPushButton* m_more = nullptr;
    QWidget* m_class_room = nullptr;
    QComboBox* m_paper = nullptr;
};

} // namespace lx::ui
