#pragma once

#include <QFrame>

#include "core/report/letterhead.h"

class QCheckBox;
class QLineEdit;

namespace lx::ui {

class AppContext;
class TextLabel;

/// 公文设置: what stands on all official letters of the file, and the word before the number of the
/// one that is shown. Escape leaves it as it is.
class LetterheadPanel : public QFrame
{
    Q_OBJECT
public:
    explicit LetterheadPanel(AppContext& context, QWidget* parent = nullptr);

    /// For letters of this sheet (id).
    void edit(const std::string& sheet);

Q_SIGNALS:
    void left();
    void kept();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* build_fields();
    void keep();
    void leave();

    AppContext& m_context;
    std::string m_sheet;
    Letterhead m_head;
    QLineEdit* m_word = nullptr;
    QLineEdit* m_contact = nullptr;
    QLineEdit* m_phone = nullptr;
    QLineEdit* m_copies = nullptr;
    QCheckBox* m_receipt = nullptr;
    TextLabel* m_fault = nullptr;
};

} // namespace lx::ui
