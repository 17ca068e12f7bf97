export { AgentMissing as default } from '@/components/agents/agent-missing';
