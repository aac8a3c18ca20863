#pragma once

#include <QObject>

namespace lx::ui {

class AppContext;

/// The question before everything made of the open file is made anew: what is being entered
/// anywhere in the window has to be left first.
class Leaving : public QObject
{
    Q_OBJECT
public:
    /// The context's, made when first asked for.
    [[nodiscard]] static Leaving& of(AppContext& context);
    /// False where somebody wants to go on with what is being entered.
    [[nodiscard]] bool allowed();

Q_SIGNALS:
    void asked(bool& allowed);

private:
    explicit Leaving(AppContext& context);
};

} // namespace lx::ui
