#include "core/county/handling.h"

namespace lx {

namespace {

int rank(Handling how)
{
    switch (how) {
    case Handling::Overdue:
        return 5;
    case Handling::Supervised:
        return 4;
    case Handling::Explained:
        return 3;
    case Handling::ExplainedBefore:
        return 2;
    case Handling::Closed:
        return 1;
    case Handling::None:
        break;
    }
    return 0;
}

Handling state_of(const Supervised& matter)
{
    switch (matter.state) {
    case SupervisionState::Overdue:
        return Handling::Overdue;
    case SupervisionState::Closed:
        return Handling::Closed;
    case SupervisionState::Open:
        break;
    }
    return Handling::Supervised;
}

} // namespace

std::string_view handling_title(Handling handling)
{
    switch (handling) {
    case Handling::Explained:
        return "情况说明";
    case Handling::ExplainedBefore:
        return "说明过期";
    case Handling::Supervised:
        return supervision_title(SupervisionState::Open);
    case Handling::Overdue:
        return supervision_title(SupervisionState::Overdue);
    case Handling::Closed:
        return supervision_title(SupervisionState::Closed);
    case Handling::None:
        break;
    }
    return {};
}

Handled handled(const Supervisions& supervisions, const Exceptions& exceptions,
                std::string_view name, std::string_view ledger, std::int64_t id)
{
    Handled found;
    const auto take = [&](const Handled& other) {
        if (rank(other.how) > rank(found.how))
            found = other;
    };
    if (const Supervised* matter = supervisions.find(name, ledger, id))
        take({state_of(*matter), matter, nullptr});
    if (const Exception* said = exceptions.find(name, ledger, id))
        take({said->expired ? Handling::ExplainedBefore : Handling::Explained, nullptr, said});
    return found;
}

} // namespace lx
