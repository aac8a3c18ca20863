#pragma once

#include <QWidget>

class QPushButton;

namespace lx {
struct County;
} // namespace lx

namespace lx::ui {

class AppContext;
class QuarterWork;
class TextLabel;

/// How the quarter last ended stands, and what is missing: who has not handed in, checks in the
/// way (as far as somebody has looked at them), findings without data. Each leads to where it is
/// done.
class QuarterLine : public QWidget
{
    Q_OBJECT
public:
    explicit QuarterLine(AppContext& context, QWidget* parent = nullptr);
    /// Findings are the county's; null = not known.
    void show_county(const County* done);
    /// Asks for what is not known.
    void refresh();

private:
    QPushButton* add_button(const QString& name, const QString& page, const QString& part);
    void fill();
    void show_handed_in();
    void show_checks();

    AppContext& m_context;
    QuarterWork& m_work;
    qint64 m_unknown_count = -1; ///< findings without data; -1 = not known
    TextLabel* m_name = nullptr;
    QPushButton* m_state = nullptr;
    QPushButton* m_handed = nullptr;
    QPushButton* m_checks = nullptr;
    QPushButton* m_unknown = nullptr;
};

} // namespace lx::ui
