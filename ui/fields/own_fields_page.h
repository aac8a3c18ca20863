#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/store/own_fields.h"
#include "ui/presentation/jobs.h"
#include "ui/widgets/page.h"

class QComboBox;
class QFormLayout;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace lx::ui {

class TextLabel;
class TextTableModel;

/// 自定义字段: what the county keeps in a ledger beside the program's fields. Added, renamed, put
/// in another order, taken out of use and brought back; a field is in table, form, lists, import
/// and export at once.
class OwnFieldsPage : public Page
{
    Q_OBJECT
public:
    explicit OwnFieldsPage(AppContext& context, QWidget* parent = nullptr);
    void refresh(const Changes& changes) override;
    [[nodiscard]] bool may_close() override;
    void save() override;
    void focus_first() override;

private:
    void build_header();
    QWidget* build_list(QWidget* parent);
    QWidget* build_form(QWidget* parent);
    void fill_ledgers();
    void read();
    void take(std::vector<OwnField> fields);
    void choose();
    /// Shows a field in the form; null: a new one.
    void show_field(const OwnField* field);
    void begin_new();
    void move(int step);
    void retire_or_restore();
    void change(std::function<Result<>(Database&, const Actor&)> edit, const QString& done,
                bool saves = false);
    /// What the form holds, or the sentence that says what is wrong in it.
    [[nodiscard]] Result<OwnField> entered() const;
    [[nodiscard]] const OwnField* chosen() const;
    [[nodiscard]] FieldType type() const;
    void edited();
    void update_actions();
    void tell();

    std::string m_ledger;           ///< code
    std::vector<OwnField> m_fields; ///< of it: those in use in their order, then the others
    std::string m_wanted;           ///< name of the field to go to once it is there
    OwnField m_shown;               ///< as the form was filled; no key: a new one
    bool m_dirty = false;
    JobSlot m_reading;
    WorkSlot m_write;
    QComboBox* m_ledgers = nullptr;
    QPushButton* m_new = nullptr;
    QPushButton* m_save = nullptr;
    TextTableModel* m_model = nullptr;
    QTableView* m_list = nullptr;
    QPushButton* m_up = nullptr;
    QPushButton* m_down = nullptr;
    QPushButton* m_retire = nullptr;
    TextLabel* m_head = nullptr;
    QFormLayout* m_form = nullptr;
    QLineEdit* m_name = nullptr;
    QComboBox* m_type = nullptr;
    QPlainTextEdit* m_values = nullptr;
    QLineEdit* m_unit = nullptr;
    QComboBox* m_group = nullptr;
    QLineEdit* m_hint = nullptr;
    TextLabel* m_trouble = nullptr;
};

} // namespace lx::ui
