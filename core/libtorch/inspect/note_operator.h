// SPDX-License-Identifier: GPL-3.0-or-later OR MIT
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace torch::jit {
struct Graph;
struct Node;
struct Value;
} // namespace torch::jit
namespace c10 {
struct IValue;
}

namespace maskscope {

/// Told of the values that a running graph comes by.
class NoteListener
{
public:
    virtual ~NoteListener() = default;
    /// `place`: the number its note was made with. The values are not kept alive for long.
    virtual void note(std::size_t place, std::span<const c10::IValue> values) = 0;
};

/// `maskscope::note(...)`: hands its arguments to this thread's listener; nothing else happens. A
/// file may name the operator as well: without a listener it is idle.
inline constexpr const char* kNoteOperator = "maskscope::note";

/// Makes the operator known to LibTorch; once is enough.
void registerNoteOperator();

/// A new node of it, not in the graph yet.
[[nodiscard]] torch::jit::Node* makeNote(torch::jit::Graph& graph,
                                         const std::vector<torch::jit::Value*>& values,
                                         std::size_t place);

/// Listens on this thread while it lives.
class Noting
{
public:
    explicit Noting(NoteListener& listener);
    ~Noting();
    Noting(const Noting&) = delete;
    Noting& operator=(const Noting&) = delete;
};

} // namespace maskscope
